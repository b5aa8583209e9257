package io.tideline.app;

import io.tideline.app.command.CommandFailure;
import io.tideline.app.command.ExitCode;
import io.tideline.config.format.ListenAddress;
import io.tideline.http.HttpListenException;
import io.tideline.http.HttpSocket;

/** Binds the address of the HTTP server for a command, which ends with a sentence if the address is in use. */
public final class Listening {
    private Listening() {}

    /** The socket, bound to an address; throws a {@code CommandFailure} if it cannot be bound. */
    public static HttpSocket at(ListenAddress address) {
        try {
            return HttpSocket.bind(address);
        } catch (HttpListenException refused) {
            throw new CommandFailure(ExitCode.RUNTIME, refused.getMessage(), refused);
        }
    }
}

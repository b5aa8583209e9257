package io.tideline.app;

import io.tideline.app.command.CommandFailure;
import io.tideline.app.command.ExitCode;
import io.tideline.config.format.ListenAddress;
import io.tideline.http.HttpListenException;
import io.tideline.http.HttpSocket;

/** Binds the HTTP server's address before anything is started; that it is taken ends the command. */
public final class Listening {
    private Listening() {}

    /** A bound socket. */
    public static HttpSocket at(ListenAddress address) {
        try {
            return HttpSocket.bind(address);
        } catch (HttpListenException refused) {
            throw new CommandFailure(ExitCode.RUNTIME, refused.getMessage(), refused);
        }
    }
}

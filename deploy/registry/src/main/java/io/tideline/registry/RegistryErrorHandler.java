package io.tideline.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP server itself answers to requests it does not pass on: an error body as all others, never a page. */
final class RegistryErrorHandler extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, RegistryJson.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(RegistryJson.error(status, HttpStatus.getMessage(status))), callback);
    }
}

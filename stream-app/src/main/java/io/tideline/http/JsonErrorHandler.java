package io.tideline.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives requests that the HTTP server itself refuses the same JSON error body as all others. */
final class JsonErrorHandler extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Operation.JSON);
        byte[] body = Json.bytes(Json.object()
                .put("error", "bad_request")
                .put("message", "the request cannot be read: " + HttpStatus.getMessage(status)));
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}

/** What all commands share: options, exit codes, error texts, the log, and the graceful shutdown. */
package io.tideline.app.command;

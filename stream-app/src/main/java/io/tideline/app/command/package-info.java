/** What all commands have in common: options, exit codes, sentences, the log, and how a signal ends them. */
package io.tideline.app.command;

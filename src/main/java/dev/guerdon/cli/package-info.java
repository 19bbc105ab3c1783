/** The command line: one class a command. It talks to a running service or works on files, and never boots the service. */
package dev.guerdon.cli;

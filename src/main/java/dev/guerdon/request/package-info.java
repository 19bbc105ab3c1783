/** What all calls have in common: bodies compared as parsed, times, and ids that the caller chose. */
package dev.guerdon.request;

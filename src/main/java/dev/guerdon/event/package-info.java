/** The event stream: one JSON object a line, the same bodies as the calls, applied in order. */
package dev.guerdon.event;

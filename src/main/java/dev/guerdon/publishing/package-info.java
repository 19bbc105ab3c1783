/** Rulebooks over HTTP: what was live and when, going back to it, and files that are to go live now or later. */
package dev.guerdon.publishing;

/** Messages on their way to members: a table from which whoever sends them reads. */
package dev.guerdon.message;

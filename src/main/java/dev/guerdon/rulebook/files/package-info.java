/** The rules folder as text: what belongs where, an immutable snapshot with its version, and a watch that tells of changes. */
package dev.guerdon.rulebook.files;

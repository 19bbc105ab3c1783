/** The error vocabulary on one screen, and problem+json. Depends on nothing of the product. */
package dev.guerdon.problem;

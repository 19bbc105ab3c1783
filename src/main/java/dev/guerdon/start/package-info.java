/**
 * What runs before and around the service: the embedded database, the settings, the habits of JSON, the limits on bodies, the
 * greeting. Nothing else of the product depends on it.
 */
package dev.guerdon.start;

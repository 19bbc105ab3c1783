/** Members over HTTP: enrolment, profile, entries; with what the live rules say of the next tier. */
package dev.guerdon.profile;

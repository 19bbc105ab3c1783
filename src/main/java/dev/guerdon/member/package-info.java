/** Who the members are: enrolment, tier, profile, and the one round trip that reads what rules want to know of them. */
package dev.guerdon.member;

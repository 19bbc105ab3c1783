/** In which tier a member is: what the tier rules say of the member's facts, under the programme's policy. */
package dev.guerdon.tier;

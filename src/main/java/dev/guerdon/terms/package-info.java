/** What a member may know of the programme, in plain sentences made of the live rules. */
package dev.guerdon.terms;

package dev.guerdon.proposal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a number of which a verb counts how often it fits. Of a number without end as a decimal (a third) such a one is taken
 * down in a digit far behind the point; any other is taken up, so that what is rounded down later is not one too few.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface RoundedDown {}

package dev.guerdon.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method as something a rule's condition may read; the value says what it is, for docs/rules.md. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Fact {
    String value();

    /** Which words the result can be, so that a misspelt one is refused. */
    Word word() default Word.ANY;

    /** What a number is never below, so that a comparison which can't hold, or always does, is told. */
    long least() default Long.MIN_VALUE;

    /** What a number is never above. */
    long most() default Long.MAX_VALUE;
}

package dev.guerdon.request;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;

/**
 * A number of so many digits before and behind the point, judged by its value: 25.000000 is 25. (The digits of
 * {@code @Digits} are those that were written.)
 */
@Documented
@Target({FIELD, METHOD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Decimals.Check.class)
public @interface Decimals {
    /** Digits before the point, at most. */
    int before();

    /** Digits behind it, at most. */
    int behind();

    String message() default "must have at most {before} digits before the point and {behind} behind it";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts the digits that mean something. */
    final class Check implements ConstraintValidator<Decimals, BigDecimal> {
        private int before;
        private int behind;

        @Override
        public void initialize(Decimals most) {
            before = most.before();
            behind = most.behind();
        }

        @Override
        public boolean isValid(BigDecimal number, ConstraintValidatorContext context) {
            if (number == null) {
                return true;
            }
            BigDecimal shortest = number.stripTrailingZeros();
            return shortest.scale() <= behind && shortest.precision() - shortest.scale() <= before;
        }
    }
}

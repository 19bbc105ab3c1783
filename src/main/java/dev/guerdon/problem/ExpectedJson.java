package dev.guerdon.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.ClassUtils;

/** How a Java type looks in JSON, for somebody who does not know the Java. */
public final class ExpectedJson {
    private static final Set<Class<?>> WHOLE =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private static final Map<Class<?>, String> NAMED = Map.of(
            String.class, "a text in quotes",
            Boolean.class, "true or false",
            BigDecimal.class, "a number",
            LocalDate.class, "a date such as \"2026-06-18\"",
            Instant.class, "a time with an offset, such as \"2026-06-18T10:15:00+08:00\"",
            OffsetDateTime.class, "a time with an offset, such as \"2026-06-18T10:15:00+08:00\"",
            ZoneId.class, "a time zone such as \"Europe/London\"");

    private ExpectedJson() {}

    /** Such as {@code a whole number}. */
    public static String of(Class<?> type) {
        if (type == null) {
            return "something else";
        }
        Class<?> boxed = ClassUtils.primitiveToWrapper(type);
        if (NAMED.containsKey(boxed)) {
            return NAMED.get(boxed);
        }
        if (WHOLE.contains(boxed)) {
            return "a whole number" + (boxed == Integer.class ? " of at most " + Integer.MAX_VALUE : "");
        }
        return composed(boxed);
    }

    private static String composed(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list in [ ]" : "an object in { }";
    }
}

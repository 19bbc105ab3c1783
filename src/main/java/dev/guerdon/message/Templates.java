package dev.guerdon.message;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with placeholders in braces, such as {@code "Good until {coupon.until}"}. */
public final class Templates {
    /** The placeholders that a template may have. */
    public static final Set<String> KNOWN =
            Set.of("member.id", "coupon.code", "coupon.until", "points", "lot.expiresOn");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** A brace and what follows it, as much as helps to find it. */
    private static final Pattern STRAY = Pattern.compile("[{}][^{}]{0,20}");

    private Templates() {}

    /** What stands in braces, known or not, in order of appearance. */
    public static Set<String> placeholders(String template) {
        Set<String> placeholders = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            placeholders.add(matcher.group(1));
        }
        return placeholders;
    }

    /** The first brace that belongs to no placeholder, with some of what follows it; members would read it. */
    public static Optional<String> strayBrace(String template) {
        Matcher stray = STRAY.matcher(PLACEHOLDER.matcher(template).replaceAll(" "));
        return stray.find() ? Optional.of(stray.group().strip()) : Optional.empty();
    }

    /**
     * The text with the values filled in, taken literally. A placeholder without a value becomes nothing: a coupon
     * without end has no last day, and no member should read a name in braces.
     */
    public static String render(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}

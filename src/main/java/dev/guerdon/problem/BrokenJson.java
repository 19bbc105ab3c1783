package dev.guerdon.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with text that is no JSON, in words for who wrote it: the parser's own are for who programs it, and are never
 * passed on.
 */
final class BrokenJson {
    private static final List<Reason> REASONS = List.of(
            new Reason("Unexpected end-of-input", "it ends in the middle: close what was opened, or send all of it"),
            new Reason("hex-digit", "behind \\u stand four hex digits"),
            new Reason("[Ll]eading zero", "a number does not begin with zeroes"),
            new Reason(
                    "Decimal point|decimal point|[Ee]xponent|plus sign|[Nn]umeric value",
                    "a number is not written as one"),
            new Reason(
                    "Unexpected character \\('(.+)' \\(code .*was expecting comma",
                    "there must be a comma before '%s'"),
            new Reason("Unexpected character \\('(.+)' \\(code .*colon", "there must be a colon before '%s'"),
            new Reason(
                    "Unexpected character \\('(.+)' \\(code .*double-quote",
                    "a field's name must stand in quotes before '%s'"),
            new Reason("Unexpected character \\('(.+)' \\(code", "'%s' can't stand there"),
            new Reason("Unexpected close marker '(.)'", "'%s' closes what was not opened"),
            new Reason("Unrecognized token '(\\w{1,50})", "'%s' is no value; texts stand in quotes"),
            new Reason("Non-standard token '([-+\\w]+)'", "'%s' is no number of JSON"),
            new Reason("Duplicate field '(.{1,100})'", "the field '%s' is there twice"),
            new Reason("Illegal unquoted character", "a control character in a text must be written with a backslash"),
            new Reason("Unrecognized character escape", "there is no such character behind a backslash"),
            new Reason("Number value length", "a number has at most 40 digits"),
            new Reason("nesting depth", "there is too much inside of one another: at most 50 deep"),
            new Reason("String value length|Name length", "a text is too long"),
            new Reason("UTF-8|UTF8", "there are bytes that are not UTF-8: save it as UTF-8"));

    private BrokenJson() {}

    /** A pattern that the parser's message has, and what we say then; what the pattern caught is put into it. */
    private record Reason(Pattern pattern, String sentence) {
        Reason(String pattern, String sentence) {
            this(Pattern.compile(pattern), sentence);
        }

        Optional<String> of(String message) {
            Matcher matcher = pattern.matcher(message);
            return matcher.find() ? Optional.of(sentence(matcher.toMatchResult())) : Optional.empty();
        }

        private String sentence(MatchResult found) {
            return found.groupCount() == 0 ? sentence : sentence.formatted(found.group(1));
        }
    }

    static Refusal refusal(JsonProcessingException fault) {
        String message = fault.getOriginalMessage().lines().findFirst().orElse("");
        String reason = REASONS.stream()
                .flatMap(each -> each.of(message).stream())
                .findFirst()
                .orElse("something is wrong there");
        return Problem.MALFORMED.because("The JSON is broken%s: %s.".formatted(place(fault.getLocation()), reason));
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 0
                ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }
}

package dev.guerdon.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * The body of {@code application/problem+json} (RFC 9457).
 *
 * @param type a URI that is the same for every occurrence of the problem
 * @param code the same for programs that prefer a word
 * @param field the field at fault, as a path such as {@code lines[2].quantity}, or null
 * @param errors all fields at fault where there are several, or null
 * @param decision what a refused order would have been decided to, or null
 * @param problems all that is wrong with files that were sent, or null
 * @param reference finds the fault in the log, or null
 */
@JsonInclude(Include.NON_NULL)
public record ProblemAnswer(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String field,
        List<FieldError> errors,
        Object decision,
        List<?> problems,
        String reference) {

    /** The media type of every such body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:guerdon:problem:";

    /** One field at fault and what is wrong with it. */
    public record FieldError(String field, String detail) {}

    /** What the caller of a refused request is told. */
    public static ProblemAnswer of(Refusal refusal) {
        return of(
                refusal.problem(),
                refusal.getMessage(),
                refusal.field(),
                null,
                refusal.subject(),
                refusal.problems(),
                null);
    }

    /** Several fields at fault at once; the first one stands for all. */
    static ProblemAnswer of(List<FieldError> errors) {
        FieldError first = errors.get(0);
        return of(Problem.INVALID, first.detail, first.field, errors, null, null, null);
    }

    /** A fault of ours: the caller learns the reference, the log everything. */
    static ProblemAnswer ofFault(String reference) {
        String detail = "It is not your fault. Tell whoever runs this service the reference " + reference + ".";
        return of(Problem.INTERNAL, detail, null, null, null, null, reference);
    }

    /** A status of HTTP that is no problem of ours. */
    static ProblemAnswer ofStatus(int status, String title, String detail) {
        return new ProblemAnswer("about:blank", title, status, detail, "http-" + status, null, null, null, null, null);
    }

    private static ProblemAnswer of(
            Problem problem,
            String detail,
            String field,
            List<FieldError> errors,
            Object decision,
            List<?> problems,
            String reference) {
        return new ProblemAnswer(
                TYPES + problem.code(),
                problem.title(),
                problem.status(),
                detail,
                problem.code(),
                field,
                errors,
                decision,
                problems,
                reference);
    }
}

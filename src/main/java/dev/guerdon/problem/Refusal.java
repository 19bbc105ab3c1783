package dev.guerdon.problem;

import java.util.List;

/** A refusal that a caller caused. It has no stack trace: it is an answer, not a fault. */
public final class Refusal extends RuntimeException {
    private final Problem problem;
    private final String field;
    private final transient Object subject;
    private final transient List<?> problems;

    Refusal(Problem problem, String field, String detail, Object subject) {
        this(problem, field, detail, subject, null);
    }

    private Refusal(Problem problem, String field, String detail, Object subject, List<?> problems) {
        super(detail, null, false, false);
        this.problem = problem;
        this.field = field;
        this.subject = subject;
        this.problems = problems;
    }

    public Problem problem() {
        return problem;
    }

    /** The field at fault, or null. */
    public String field() {
        return field;
    }

    /** What the answer carries besides, such as the new decision, or null. */
    public Object subject() {
        return subject;
    }

    /** The same refusal with something for the answer to carry. */
    public Refusal with(Object carried) {
        return new Refusal(problem, field, getMessage(), carried, problems);
    }

    /** All that is wrong with files, or null. */
    public List<?> problems() {
        return problems;
    }

    /** The same refusal with all that is wrong with the files that were sent. */
    public Refusal listing(List<?> found) {
        return new Refusal(problem, field, getMessage(), subject, List.copyOf(found));
    }
}

package dev.guerdon.problem;

/** A refusal that a caller caused. It has no stack trace: it is an answer, not a fault. */
public final class Refusal extends RuntimeException {
    private final Problem problem;
    private final String field;
    private final transient Object subject;

    Refusal(Problem problem, String field, String detail, Object subject) {
        super(detail, null, false, false);
        this.problem = problem;
        this.field = field;
        this.subject = subject;
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
        return new Refusal(problem, field, getMessage(), carried);
    }
}

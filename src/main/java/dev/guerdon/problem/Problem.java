package dev.guerdon.problem;

/** Every refusal that a caller can cause: its stable code, HTTP status and title. */
public enum Problem {
    MALFORMED("malformed", 400, "The body can't be read"),
    INVALID("invalid", 400, "A value is missing or out of bounds"),
    UNKNOWN_FIELD("unknown-field", 400, "There is no such field or parameter"),
    UNSUPPORTED("unsupported", 400, "This is not supported yet"),
    FUTURE("future", 400, "The time lies in the future"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    UNKNOWN_MEMBER("unknown-member", 404, "There is no such member"),
    UNKNOWN_ORDER("unknown-order", 404, "There is no such order"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer comes as JSON only"),
    CONFLICT("conflict", 409, "The same id was used with another body"),
    DECISION_CHANGED("decision-changed", 409, "The decision is another than expected"),
    NOT_ENOUGH_POINTS("not-enough-points", 409, "The member has too few points"),
    TOO_MANY_RETURNED("too-many-returned", 409, "More would come back than was bought"),
    ALREADY_CANCELLED("already-cancelled", 409, "This was cancelled before"),
    RULEBOOK_REFUSED("rulebook-refused", 409, "The rulebook is not good"),
    PUBLICATION_OVER("publication-over", 409, "The publication is over"),
    JOB_RUNNING("job-running", 409, "Such a run is under way"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    ADDRESS_TOO_LONG("address-too-long", 414, "The address is too long"),
    UNSUPPORTED_MEDIA("unsupported-media-type", 415, "The body's content type is not taken here"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    INTERNAL("internal", 500, "Something broke here"),
    RULE_STOPPED("rule-stopped", 503, "A rule ran too long"),
    NO_RULEBOOK("no-rulebook", 503, "No rulebook is live"),
    NO_DATABASE("no-database", 503, "The database does not answer"),
    BUSY("busy", 503, "Too much is under way just now");

    private final String code;
    private final int status;
    private final String title;

    Problem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }

    /** A refusal with a sentence that says what to do. */
    public Refusal because(String detail) {
        return new Refusal(this, null, detail, null);
    }

    /** A refusal of one field, named as a path such as {@code lines[2].quantity}. */
    public Refusal at(String field, String detail) {
        return new Refusal(this, field, detail, null);
    }
}

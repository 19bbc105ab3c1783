package dev.guerdon.facts;

/** The kinds of words that a programme defines and rules name in quotes. */
public enum Word {
    ANY("word"),
    TIER("tier"),
    STAGE("stage"),
    SEGMENT("segment"),
    CATEGORY("category"),
    CHANNEL("channel"),
    PAYMENT("payment"),
    BRAND("brand"),
    TAG("tag"),
    ATTRIBUTE("attribute"),
    WALLET("wallet"),
    ACTIVITY("activity type"),
    CAMPAIGN("campaign"),
    COUPON("coupon"),
    COUPON_CODE("coupon code"),
    BENEFIT("benefit"),
    BADGE("badge"),
    PLAN("plan"),
    DAY("special day"),
    DAY_OF_WEEK("day of the week"),
    MESSAGE_CHANNEL("message channel"),
    TEMPLATE("message template"),
    CURRENCY("currency");

    private final String title;

    Word(String title) {
        this.title = title;
    }

    /** What a marketer calls it, such as {@code special day}. */
    public String title() {
        return title;
    }
}

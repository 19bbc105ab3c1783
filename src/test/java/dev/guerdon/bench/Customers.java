package dev.guerdon.bench;

import dev.guerdon.checkout.BasketBody;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.tier.Prospects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who stands at the checkout on a day: members in all walks of life, each with several baskets of five lines. */
final class Customers {
    private static final int BASKETS = 8;
    private static final String HIGH_MARGIN = "high-margin";

    private final Rulebook rulebook;
    private final Programme programme;
    private final OffsetDateTime at;
    private final Today today;
    private final List<HandedCoupon> handedByAll;
    private final List<Question> questions = new ArrayList<>();

    /** @param handedByAll definitions of public coupons that everybody hands in */
    private Customers(Rulebook rulebook, OffsetDateTime at, List<HandedCoupon> handedByAll) {
        this.rulebook = rulebook;
        this.programme = rulebook.programme();
        this.at = at;
        this.today = Today.of(programme, at.toInstant());
        this.handedByAll = handedByAll;
    }

    /** The questions of an ordinary day, and of one that is in the big sale and a member day as well. */
    static List<Question> questions(Rulebook rulebook) {
        List<Question> questions = new ArrayList<>();
        OffsetDateTime ordinary = OffsetDateTime.parse("2026-06-18T10:15:00+08:00");
        questions.addAll(new Customers(rulebook, ordinary, List.of()).questions());
        OffsetDateTime sale = OffsetDateTime.parse("2027-11-08T10:15:00+08:00");
        HandedCoupon ofSale = HandedCoupon.usable("BIGSALE500", "BIGSALE500");
        questions.addAll(new Customers(rulebook, sale, List.of(ofSale)).questions());
        return questions;
    }

    private List<Question> questions() {
        ask(member("newcomer", "basic", "0", 0, -1, 0), 0, "WELCOME10");
        ask(member("back-soon", "basic", "130.00", 1, 2, 130), 0, "SECOND10");
        ask(member("back-late", "basic", "130.00", 1, 20, 130), 0, "SECOND10");
        ask(member("lost", "basic", "0", 3, 200, 60), 0, "WINBACK10", "WINBACK20");
        ask(member("silver", "silver", "620.00", 3, 40, 500), 0);
        ask(member("silver-regular", "silver", "1480.50", 8, 12, 1200), 0);
        ask(member("gold", "gold", "2400.00", 5, 30, 2000), 400);
        ask(bornThisMonth(member("gold-birthday", "gold", "4700.00", 9, 30, 3100)), 10_000);
        ask(member("diamond", "diamond", "9000.00", 20, 9, 12_000), 0);
        ask(supported(member("diamond-supported", "diamond", "7200.00", 5, 70, 6000)), 0);
        return questions;
    }

    private void ask(Member member, long redeemed, String... coupons) {
        List<HandedCoupon> handed = new ArrayList<>(handedByAll);
        for (String definition : coupons) {
            handed.add(HandedCoupon.usable(definition + "-" + member.id(), definition));
        }
        for (int i = 0; i < BASKETS; i++) {
            questions.add(new Question(
                    programme,
                    rulebook.version(),
                    at,
                    today,
                    member,
                    basket(new Shop(at).basket(member.id() + "-" + i), handed),
                    handed,
                    redeemed,
                    member.points(),
                    Map.of(),
                    new Prospects(rulebook, member, at.toInstant())));
        }
    }

    private Basket basket(BasketBody body, List<HandedCoupon> handed) {
        return new Basket(
                "",
                at.toInstant(),
                today.date(),
                body.channel(),
                "",
                body.payment(),
                programme.currency().code(),
                body.shipping(),
                body.lines().stream().map(this::line).toList(),
                handed.stream().map(HandedCoupon::code).collect(java.util.stream.Collectors.toUnmodifiableSet()),
                Map.of());
    }

    private Line line(BasketBody.Line line) {
        BigDecimal amount = line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
        Set<String> tags = line.category().equals("cookware") ? Set.of(HIGH_MARGIN) : Set.of();
        return new Line(
                line.lineId(),
                line.sku(),
                line.category(),
                "",
                tags,
                line.quantity(),
                line.unitPrice(),
                amount,
                amount,
                amount,
                Map.of());
    }

    /** @param daysSinceLast -1 before the first order */
    private Member member(String id, String tier, String spend, int orders, int daysSinceLast, long points) {
        LocalDate joined = today.date().minusYears(2);
        LocalDate last = daysSinceLast < 0 ? null : today.date().minusDays(daysSinceLast);
        List<String> reached = programme.tiers().subList(0, programme.rankOf(tier) + 1);
        return new Member(
                Member.Person.joining(id, joined),
                new Member.Standing(tier, reached, joined, null, "", Set.of()),
                Map.of(Programme.POINTS, new Member.Wallet(points, points, points, 0, points, 0, 0)),
                purchases(new BigDecimal(spend), orders, last),
                Map.of(),
                Map.of(),
                Map.of(),
                Member.Scores.NONE,
                Member.Holdings.NONE,
                today.date());
    }

    private static Member.Purchases purchases(BigDecimal spend, int orders, LocalDate last) {
        return new Member.Purchases(
                spend,
                spend,
                spend,
                spend,
                BigDecimal.ZERO,
                spend,
                orders,
                orders,
                orders,
                last,
                last,
                spend,
                BigDecimal.valueOf(-1));
    }

    private Member bornThisMonth(Member member) {
        Member.Person born = new Member.Person(
                member.id(),
                member.joinedOn(),
                today.date().withDayOfMonth(1).minusYears(30),
                "",
                "",
                "",
                Map.of(),
                Set.of(),
                Set.of());
        return new Member(
                born,
                member.standing(),
                member.wallets(),
                member.purchases(),
                Map.of(),
                Map.of(),
                Map.of(),
                member.scores(),
                member.holdings(),
                member.today());
    }

    private static Member supported(Member member) {
        return new Member(
                member.person(),
                member.standing(),
                member.wallets(),
                member.purchases(),
                Map.of(),
                Map.of(),
                Map.of(),
                member.scores(),
                new Member.Holdings(Set.of(), Set.of("priority-support")),
                member.today());
    }
}

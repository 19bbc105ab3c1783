package dev.guerdon.holding;

import dev.guerdon.holding.Given.GivenCoupon;
import dev.guerdon.programme.Catalogue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one member holds besides points, kept in memory instead of in the database, where nobody else uses coupons. A coupon's
 * code is its definition and a number: WELCOME-1, WELCOME-2.
 */
public final class Belongings {
    private static final String OPEN = "open";
    private static final String USED = "used";
    private static final String REVOKED = "revoked";

    /** Those that end first are used first. */
    private static final Comparator<HeldCoupon> IN_ORDER_OF_USE =
            Comparator.comparing(HeldCoupon::lastDay, Comparator.nullsLast(Comparator.naturalOrder()));

    private final String memberId;
    private final Catalogue catalogue;
    private final Map<String, HeldCoupon> coupons = new TreeMap<>();
    private final List<HeldBenefit> benefits = new ArrayList<>();
    private final Map<String, Set<Source>> badges = new TreeMap<>();
    private final Set<String> tags;
    private final List<Use> uses = new ArrayList<>();
    private final Map<String, Integer> given = new HashMap<>();

    /** Whoever holds it, nothing yet but tags. */
    public Belongings(String memberId, Catalogue catalogue, Collection<String> tags) {
        this.memberId = memberId;
        this.catalogue = catalogue;
        this.tags = new TreeSet<>(tags);
    }

    private record Source(String cause, String causeId) {}

    private record Use(String definition, String orderId) {}

    private record HeldCoupon(
            String code,
            String definition,
            LocalDate lastDay,
            Source from,
            String status,
            String usedBy,
            boolean isForfeited) {
        HeldCoupon usedBy(String orderId) {
            return new HeldCoupon(code, definition, lastDay, from, USED, orderId, isForfeited);
        }

        /** One that is in use stays used, and is gone if it comes back. */
        HeldCoupon revoked() {
            return new HeldCoupon(
                    code, definition, lastDay, from, status.equals(OPEN) ? REVOKED : status, usedBy, true);
        }

        HeldCoupon givenBack() {
            return new HeldCoupon(code, definition, lastDay, from, isForfeited ? REVOKED : OPEN, null, isForfeited);
        }

        boolean isOpenOn(LocalDate on) {
            return status.equals(OPEN) && (lastDay == null || !lastDay.isBefore(on));
        }
    }

    private record HeldBenefit(String code, LocalDate from, LocalDate until, Source source) {
        /** What was to begin at the end of one that is gone begins earlier, by the days that it would have lasted. */
        HeldBenefit movedUp(HeldBenefit gone, LocalDate on) {
            LocalDate start = gone.from().isAfter(on) ? gone.from() : on;
            long days = ChronoUnit.DAYS.between(start, gone.until()) + 1;
            boolean follows = code.equals(gone.code()) && from.isAfter(gone.until());
            return follows && days > 0
                    ? new HeldBenefit(code, from.minusDays(days), until.minusDays(days), source)
                    : this;
        }
    }

    /** Gives; of one cause a benefit, badge or tag is given once, each coupon is one of its own. */
    public void give(List<Gift> gifts, String cause, String causeId, LocalDate on) {
        Source source = new Source(cause, causeId);
        gifts.forEach(gift -> {
            switch (gift.kind()) {
                case COUPON -> giveCoupon(gift, source, on);
                case BENEFIT -> giveBenefit(gift.code(), source, on);
                case BADGE ->
                    badges.computeIfAbsent(gift.code(), code -> new HashSet<>()).add(source);
                case TAG -> tags.add(gift.code());
            }
        });
    }

    private void giveCoupon(Gift gift, Source source, LocalDate on) {
        int number = given.merge(gift.code(), 1, Integer::sum);
        String code = gift.code().toUpperCase(Locale.ROOT) + "-" + number;
        GivenCoupon coupon = Giving.coupon(gift, code, catalogue, on);
        coupons.put(code, new HeldCoupon(code, coupon.definition(), coupon.until(), source, OPEN, null, false));
    }

    /** One that is held goes on from its end. */
    private void giveBenefit(String code, Source source, LocalDate on) {
        boolean isGiven = benefits.stream()
                .anyMatch(held -> held.code().equals(code) && held.source().equals(source));
        if (isGiven) {
            return;
        }
        Optional<LocalDate> end = benefits.stream()
                .filter(held -> held.code().equals(code) && !held.until().isBefore(on))
                .map(HeldBenefit::until)
                .max(Comparator.naturalOrder());
        int days = catalogue.benefits().get(code).days();
        LocalDate from = end.map(last -> last.plusDays(1)).orElse(on);
        benefits.add(new HeldBenefit(code, from, end.orElse(on).plusDays(days), source));
    }

    /**
     * Takes back what a cause gave: coupons that are not used, benefits from a day on, badges that nothing else gave; tags
     * stay.
     */
    public Revoked revoke(
            String cause,
            String causeId,
            Collection<String> couponDefinitions,
            Collection<String> benefitCodes,
            Collection<String> badgeCodes,
            LocalDate on) {
        Source source = new Source(cause, causeId);
        Revoked revoked = new Revoked();
        coupons.replaceAll((code, held) -> {
            if (!held.from().equals(source) || !couponDefinitions.contains(held.definition())) {
                return held;
            }
            if (held.status().equals(OPEN)) {
                revoked.coupon(held.definition());
            }
            return held.revoked();
        });
        List<HeldBenefit> gone = benefits.stream()
                .filter(held -> held.source().equals(source) && benefitCodes.contains(held.code()))
                .toList();
        benefits.removeAll(gone);
        gone.forEach(each -> {
            benefits.replaceAll(held -> held.movedUp(each, on));
            revoked.benefit(each.code());
        });
        badgeCodes.forEach(code -> {
            Set<Source> sources = badges.getOrDefault(code, new HashSet<>());
            if (sources.remove(source) && sources.isEmpty()) {
                revoked.badge(code);
            }
        });
        badges.values().removeIf(Set::isEmpty);
        return revoked;
    }

    /**
     * What becomes of codes that are handed in. A definition's name stands for the member's coupon of it that ends first.
     *
     * @param on the day in the programme's zone
     */
    public List<Handed.Code> handed(Collection<String> codes, LocalDate on) {
        UsePolicy policy = new UsePolicy(memberId, catalogue, on);
        Map<String, Integer> usable = new HashMap<>();
        List<Handed.Code> handed = new ArrayList<>();
        for (String code : codes) {
            HandedCode found = find(Handed.normal(code), on);
            String because = policy.objection(found, usable.getOrDefault(found.definition(), 0));
            if (because == null) {
                usable.merge(found.definition(), 1, Integer::sum);
            }
            handed.add(new Handed.Code(found.code(), found.definition(), because));
        }
        return handed;
    }

    private HandedCode find(String code, LocalDate on) {
        String publicName = Handed.publicNames(catalogue).get(code);
        if (publicName != null) {
            return new HandedCode(code, publicName, null, null, null, null, null, uses(publicName), uses(publicName));
        }
        return own(code, on)
                .map(held -> new HandedCode(
                        held.code(),
                        held.definition(),
                        memberId,
                        held.status(),
                        held.usedBy(),
                        null,
                        held.lastDay(),
                        uses(held.definition()),
                        uses(held.definition())))
                .orElseGet(() -> new HandedCode(code, null, null, null, null, null, null, 0, 0));
    }

    /** The member's coupon of this code, else the first of this definition that can be used, else the last that could. */
    private Optional<HeldCoupon> own(String code, LocalDate on) {
        if (coupons.containsKey(code)) {
            return Optional.of(coupons.get(code));
        }
        List<HeldCoupon> all = coupons.values().stream()
                .filter(held -> Handed.normal(held.definition()).equals(code))
                .toList();
        return all.stream()
                .filter(held -> held.isOpenOn(on))
                .min(IN_ORDER_OF_USE)
                .or(() -> all.stream().max(IN_ORDER_OF_USE));
    }

    private int uses(String definition) {
        return (int)
                uses.stream().filter(use -> use.definition().equals(definition)).count();
    }

    /** An order takes a code up. */
    public void use(Handed.Code code, String orderId) {
        uses.add(new Use(code.definition(), orderId));
        coupons.computeIfPresent(code.code(), (same, held) -> held.usedBy(orderId));
    }

    /** What an order used can be used again: the order was cancelled, or all of it came back. */
    public void giveBackCoupons(String orderId) {
        uses.removeIf(use -> use.orderId().equals(orderId));
        coupons.replaceAll((code, held) -> orderId.equals(held.usedBy()) ? held.givenBack() : held);
    }

    /** Badges and benefits as rules ask for them, on a day in the programme's zone. */
    public Held.Of held(LocalDate on) {
        Set<String> now = new TreeSet<>();
        benefits.stream()
                .filter(held -> !on.isBefore(held.from()) && !on.isAfter(held.until()))
                .forEach(held -> now.add(held.code()));
        return new Held.Of(new TreeSet<>(badges.keySet()), now);
    }

    public Set<String> tags() {
        return Set.copyOf(tags);
    }

    /** The definitions of coupons that can still be used, one for each, by name. */
    public List<String> coupons(LocalDate on) {
        return coupons.values().stream()
                .filter(held -> held.isOpenOn(on))
                .map(HeldCoupon::definition)
                .sorted()
                .toList();
    }
}

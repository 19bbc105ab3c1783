package dev.guerdon.rulebook;

import dev.guerdon.facts.Member;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may be given a benefit: the catalogue says so, whatever rules propose. */
final class Holders {
    private final Map<String, Set<String>> tiers;

    Holders(Catalogue catalogue) {
        this.tiers = catalogue.benefits().entrySet().stream()
                .filter(each -> !each.getValue().tiers().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().tiers()));
    }

    /** Puts in place of each benefit that is not for members of this tier why it is not; a guest has no tier. */
    void withhold(List<Proposed> proposed, Collection<?> facts) {
        if (!tiers.isEmpty() && proposed.stream().anyMatch(each -> each.proposal() instanceof Proposal.GiveBenefit)) {
            Optional<Member> member = facts.stream()
                    .filter(Member.class::isInstance)
                    .map(Member.class::cast)
                    .findFirst();
            member.ifPresent(holder -> proposed.replaceAll(each -> heldBy(holder, each)));
        }
    }

    private Proposed heldBy(Member member, Proposed proposed) {
        if (!(proposed.proposal() instanceof Proposal.GiveBenefit benefit)
                || !tiers.containsKey(benefit.code())
                || tiers.get(benefit.code()).contains(member.tier())) {
            return proposed;
        }
        String because = "only for members in " + String.join(" or ", tiers.get(benefit.code()));
        return new Proposed(proposed.origin(), new Proposal.Withheld(benefit, because), proposed.coupons());
    }
}

package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Settings that bound less than they seem to: a limit of 0, which is none, and coupons that nobody can tell apart. */
final class HiddenLimits {
    private static final Pattern ZERO = Pattern.compile("[-+]?0+");

    private final String path;
    private final Consumer<Finding> found;

    private HiddenLimits(String path, Consumer<Finding> found) {
        this.path = path;
        this.found = found;
    }

    static void ofCatalogue(YamlFile catalogue, Consumer<Finding> found) {
        HiddenLimits limits = new HiddenLimits(catalogue.path(), found);
        YamlMap coupons = catalogue.map().map("coupons");
        coupons.all().values().stream()
                .filter(YamlValue::isMap)
                .forEach(coupon -> limits.refuseZero(coupon.map(), List.of("validDays", "perMember", "total")));
        limits.refuseAlike(coupons);
    }

    static void ofProgramme(YamlFile programme, Consumer<Finding> found) {
        HiddenLimits limits = new HiddenLimits(programme.path(), found);
        programme.map().map("activities").all().values().stream()
                .filter(YamlValue::isMap)
                .forEach(type -> limits.refuseZero(type.map(), List.of("perDay")));
    }

    private void refuseZero(YamlMap limits, List<String> keys) {
        keys.forEach(key -> limits.get(key)
                .filter(value -> value.written()
                        .filter(text -> ZERO.matcher(text).matches())
                        .isPresent())
                .ifPresent(value ->
                        refuse(value, key + " 0 would be no limit at all: leave it out, or write 1 or more.")));
    }

    /** Members may type a public coupon's name in small letters. */
    private void refuseAlike(YamlMap coupons) {
        Map<String, String> names = new HashMap<>();
        coupons.keys().forEach((name, place) -> {
            boolean isPublic = coupons.all().get(name).isMap()
                    && coupons.map(name)
                            .get("public")
                            .filter(value -> value.isWord("true"))
                            .isPresent();
            if (isPublic) {
                String other = names.putIfAbsent(name.toUpperCase(Locale.ROOT), name);
                if (other != null) {
                    refuse(
                            place,
                            "The public coupons " + other + " and " + name
                                    + " are one for who types them: capital and small letters count the same.");
                }
            }
        });
    }

    private void refuse(YamlValue at, String sentence) {
        found.accept(Finding.error(path, at.line(), at.column(), sentence));
    }
}

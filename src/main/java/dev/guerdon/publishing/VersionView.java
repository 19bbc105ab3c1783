package dev.guerdon.publishing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rulebook that is or was live.
 *
 * @param isLive whether it is now
 * @param activations when it went live, the last time first; at most a hundred
 * @param files content by path below the rules folder
 */
@Schema(examples = VersionView.EXAMPLE)
public record VersionView(
        String version,
        @JsonProperty("live") boolean isLive,
        List<ActivationView> activations,
        SortedMap<String, String> files) {
    static final String EXAMPLE =
            "{\"version\": \"3f9c2a71d0b4\", \"live\": true, \"activations\": [" + ActivationView.EXAMPLE + """
            ], "files": {"programme.yaml": "currency: EUR\\n …", "earning/base.drl": "package earning\\n …"}}""";
}

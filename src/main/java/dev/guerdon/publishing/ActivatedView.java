package dev.guerdon.publishing;

import dev.guerdon.rehearsal.RulebookView.FolderView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is live after somebody went back.
 *
 * @param folder whether the files could be put into the rules folder
 */
@Schema(examples = ActivatedView.EXAMPLE)
public record ActivatedView(ActivationView activation, FolderView folder) {
    static final String EXAMPLE = "{\"activation\": " + ActivationView.EXAMPLE + """
            , "folder": {"status": "live", "version": "3f9c2a71d0b4", "because": null}}""";
}

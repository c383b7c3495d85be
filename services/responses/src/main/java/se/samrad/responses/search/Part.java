package se.samrad.responses.search;

import java.util.ArrayList;
import java.util.List;
import se.samrad.responses.domain.Rendition;

/** A part of a rendition that has words. */
record Part(String in, String text) {
    static List<Part> of(Rendition rendition) {
        List<Part> parts = new ArrayList<>();
        if (rendition.text() != null) parts.add(new Part("text", rendition.text()));
        for (Rendition.Answered answered : rendition.answers()) {
            parts.add(new Part("answers/" + answered.question(), answered.text()));
        }
        for (Rendition.Said said : rendition.sections()) {
            if (said.text() != null) parts.add(new Part("sections/" + said.section(), said.text()));
        }
        return parts;
    }
}

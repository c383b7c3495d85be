package se.samrad.portal.live;

import se.samrad.portal.backend.Target;

/**
 * What open pages are about: a consultation as one audience sees it.
 *
 * @param staff whether it is the board of staff, which counts what others are not told and comes from a view of its own
 */
public record Subject(String id, boolean staff) {
    Target consultation() {
        return Target.of("/api/{}/consultations/{}", audience(), id);
    }

    Target tally() {
        return Target.of("/api/{}/consultations/{}/tally", audience(), id);
    }

    private String audience() {
        return staff ? "staff" : "public";
    }

    @Override
    public String toString() {
        return audience() + "/" + id;
    }
}

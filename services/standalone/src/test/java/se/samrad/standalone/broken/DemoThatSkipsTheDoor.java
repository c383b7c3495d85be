package se.samrad.standalone.broken;

import se.samrad.contracts.Topics;

/** Reaches behind the portal, which the demo may not. */
public final class DemoThatSkipsTheDoor {
    String topic() {
        return Topics.ALL.getFirst();
    }
}

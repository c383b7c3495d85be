package se.samrad.eventing.views;

import java.util.BitSet;

/**
 * What one consumer has written already, in two megabytes however much that is. It may take something new for known, by the chance
 * that two share a place, and never something known for new; either way the same is written, only more slowly.
 */
final class Met {
    private static final int PLACES = 1 << 24;

    private final BitSet places = new BitSet(PLACES);

    /** Whether it is met for the first time, as far as is known; from now on it is not. */
    boolean first(String collection, String id) {
        int hash = 31 * collection.hashCode() + id.hashCode();
        hash *= 0x9E3779B1; // names that differ little lie far apart
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        boolean first = !places.get(place);
        places.set(place);
        return first;
    }
}

package se.samrad.contracts.responses;

/**
 * How a case's register stands.
 *
 * @param series whether the case numbers by itself or takes numbers typed from the authority's diary: never both
 * @param count how many have a number
 */
public record RegisterState(Series series, long count) {
    public enum Series {
        UNDECIDED,
        OWN,
        TYPED
    }
}

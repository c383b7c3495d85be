package se.samrad.standalone;

/** Why the runner does not start, as one sentence for whoever started it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(String sentence) {
        super(sentence);
    }
}

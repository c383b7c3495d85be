package se.samrad.contracts.consultations;

import java.util.List;

/**
 * What a case is known by beside the number that it has now.
 *
 * @param register under what its register stands, whatever number it has since: the number that the case had first, or the
 *     consultation's id where it had none
 * @param earlierNumbers which it had and has no more, oldest first, each once
 */
public record Renumbered(String register, List<String> earlierNumbers) {
    @SuppressWarnings("NullAway") // left out where it had none
    public Renumbered {
        earlierNumbers = earlierNumbers == null ? List.of() : List.copyOf(earlierNumbers);
    }
}

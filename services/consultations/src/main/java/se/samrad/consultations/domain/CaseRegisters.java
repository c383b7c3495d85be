package se.samrad.consultations.domain;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationEvent.CaseNumberCorrected;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Renumbered;

/**
 * Under what the register of each case stands. Consultations with one number are of one case and share its register, in which
 * their documents have got numbers; so a correction never takes one to a number whose register is another.
 *
 * @param registers by every number that a consultation has or had, and by the ids of those without one
 */
public record CaseRegisters(Map<String, String> registers) {
    public CaseRegisters {
        registers = Map.copyOf(registers);
    }

    /** @param consultations by their ids; in what was cancelled before it was open nothing can have got a number */
    public static CaseRegisters of(Map<String, Consultation.Known> consultations) {
        Map<String, String> registers = new HashMap<>();
        consultations.forEach((id, known) -> {
            if (known instanceof Consultation.Cancelled cancelled && !cancelled.wasOpen()) return;
            Renumbered renumbered = known.renumbered();
            String number = first(id, known.facts());
            if (renumbered == null) {
                registers.putIfAbsent(number, number);
            } else {
                // Who has taken over this number since has it with the register that it came with.
                registers.put(number, renumbered.register());
                for (String earlier : renumbered.earlierNumbers()) registers.put(earlier, renumbered.register());
            }
        });
        return new CaseRegisters(registers);
    }

    private static String first(String id, Facts facts) {
        return facts.caseNumber() == null ? id : facts.caseNumber();
    }

    /** Under what the register of a consultation stands. */
    String register(String id, Consultation.Known known) {
        if (known.renumbered() != null) return known.renumbered().register();
        String number = first(id, known.facts());
        return registers.getOrDefault(number, number);
    }

    /** Whether the number belongs to a case with another register. */
    boolean isOfAnother(String number, String register) {
        return !registers.getOrDefault(number, register).equals(register);
    }

    /** What a case is known by after a correction. */
    static Renumbered after(@Nullable Renumbered before, CaseNumberCorrected corrected) {
        Set<String> earlier = new LinkedHashSet<>(before == null ? List.of() : before.earlierNumbers());
        if (corrected.earlierNumber() != null) earlier.add(corrected.earlierNumber());
        earlier.remove(corrected.caseNumber());
        return new Renumbered(corrected.register(), List.copyOf(earlier));
    }
}

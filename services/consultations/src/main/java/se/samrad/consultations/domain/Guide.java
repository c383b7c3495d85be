package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.contracts.consultations.Procedure;

/**
 * The statutory guide: what the law and good practice ask of a consultation before it is sent out. The rules are data; here
 * they are judged. One that blocks rests on a provision; who goes on all the same says why.
 *
 * <p>Where nobody has said which statute orders the procedure, what blocks for every procedure that has one only warns.
 */
public record Guide(List<Rule> rules) {
    /** Asks for nothing. */
    public static final Guide NONE = new Guide(List.of());

    private static final String COUNTY_BOARD = "länsstyrelse";

    public enum Severity {
        WARN,
        BLOCK
    }

    /** What a rule demands. */
    public enum Demand {
        /** At least that many months from the first day, counted as the law counts them. */
        MONTHS_MIN,
        /** At least that many days. */
        DAYS_MIN,
        /** No more than that many per cent of the days in July or in the weeks of Christmas. */
        HOLIDAY_PERCENT_MAX,
        /** A legal notice on a notice board and in a newspaper, before the first day. */
        LEGAL_NOTICE,
        /** The notice and the proposal were sent to the county board on the day of the notice at the latest. */
        SENT_WITH_NOTICE,
        /** The county board is asked. */
        COUNTY_BOARD_ASKED,
        /** At least one municipality is asked. */
        MUNICIPALITY_ASKED,
        /** Each body on the list has an address that letters go to. */
        BODIES_REACHED,
        /** A person or an office to ask, with a telephone number or an address. */
        CONTACT,
        /** Who decided to send it out. */
        ISSUER,
        /** A proposal or questions: what opinions are asked on. */
        SUBJECT,
        /** Somebody has read the sections beside the document. */
        SECTIONS_CHECKED,
        /** A granskning says which statute orders it. */
        PROCEDURE_STATED
    }

    /**
     * One rule.
     *
     * @param kinds for which it holds
     * @param procedures for which it holds; empty for any, also where none is stated
     * @param amount that the demand speaks of, 0 where it speaks of none
     * @param provision what it rests on; null for good practice
     * @param version of the provision that the rule was written from; null with it
     * @param sv what it demands, in Swedish
     * @param en the same in English
     */
    public record Rule(
            String id,
            List<Kind> kinds,
            List<Procedure> procedures,
            Severity severity,
            Demand demand,
            int amount,
            @Nullable String provision,
            @Nullable String version,
            String sv,
            String en) {
        public Rule {
            kinds = List.copyOf(kinds);
            procedures = List.copyOf(procedures);
            if (severity == Severity.BLOCK && (provision == null || version == null)) {
                throw new IllegalArgumentException(id + " blocks and names no provision");
            }
            if (severity == Severity.BLOCK && OF_BODIES.contains(demand)) {
                throw new IllegalArgumentException(id + " blocks by who is asked, which is known from views alone");
            }
        }

        private static final Set<Demand> OF_BODIES =
                Set.of(Demand.COUNTY_BOARD_ASKED, Demand.MUNICIPALITY_ASKED, Demand.BODIES_REACHED);

        /** How much it weighs here; null where it does not hold. */
        @Nullable
        Severity here(Facts facts) {
            if (!kinds.contains(facts.kind())) return null;
            if (procedures.isEmpty()) return severity;
            if (facts.procedure() == null) {
                return procedures.containsAll(List.of(Procedure.values())) ? Severity.WARN : null;
            }
            return procedures.contains(facts.procedure()) ? severity : null;
        }

        public String text(Locale language) {
            return language.getLanguage().equals("en") ? en : sv;
        }
    }

    /**
     * A body on the distribution list.
     *
     * @param reached whether the register has an address that letters go to
     */
    public record Asked(String name, @Nullable BodyType type, boolean reached) {
        boolean isCountyBoard() {
            return name.toLowerCase(Locale.ROOT).contains(COUNTY_BOARD);
        }
    }

    public enum Outcome {
        MET,
        /** Not met, and only said. */
        WARNS,
        /** Not met; nothing is sent out. */
        BLOCKS,
        /** Not met, and somebody has said why it is sent out all the same. */
        OVERRIDDEN
    }

    /**
     * What came of one rule.
     *
     * @param found why it is not met, a stable code; null when it is
     * @param overridden who goes on and why
     */
    public record Judgement(
            Rule rule,
            Outcome outcome,
            @Nullable String found,
            @Nullable RuleOverridden overridden) {}

    public Guide {
        rules = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) if (!ids.add(rule.id())) throw new IllegalArgumentException("twice: " + rule.id());
    }

    /** Every rule that holds for the consultation, in the guide's order. */
    public List<Judgement> judge(Consultation.Known consultation, List<Asked> asked) {
        List<Judgement> judgements = new ArrayList<>();
        for (Rule rule : rules) {
            Severity severity = rule.here(consultation.facts());
            if (severity == null || nothingToCheck(rule, consultation)) continue;
            String found = found(rule, consultation, asked);
            RuleOverridden overridden =
                    consultation.preparation().overridden(rule.id()).orElse(null);
            judgements.add(new Judgement(rule, outcome(severity, found, overridden), found, overridden));
        }
        return judgements;
    }

    /** Sections that nobody has handed in are neither checked nor not. */
    private static boolean nothingToCheck(Rule rule, Consultation.Known consultation) {
        return rule.demand() == Demand.SECTIONS_CHECKED && consultation.papers().number() == 0;
    }

    private static Outcome outcome(Severity severity, @Nullable String found, @Nullable RuleOverridden overridden) {
        if (found == null) return Outcome.MET;
        if (severity == Severity.WARN) return Outcome.WARNS;
        return overridden == null ? Outcome.BLOCKS : Outcome.OVERRIDDEN;
    }

    /** The rules that stand in the way; who is asked never does. */
    List<Rule> standingInTheWay(Consultation.Known consultation) {
        return judge(consultation, List.of()).stream()
                .filter(judgement -> judgement.outcome() == Outcome.BLOCKS)
                .map(Judgement::rule)
                .toList();
    }

    private static @Nullable String found(Rule rule, Consultation.Known consultation, List<Asked> asked) {
        Facts facts = consultation.facts();
        Preparation preparation = consultation.preparation();
        return switch (rule.demand()) {
            case MONTHS_MIN ->
                facts.closesOn()
                                .isBefore(facts.opensOn()
                                        .plusMonths(rule.amount())
                                        .minusDays(1))
                        ? "too-short"
                        : null;
            case DAYS_MIN -> days(facts) < rule.amount() ? "too-short" : null;
            case HOLIDAY_PERCENT_MAX -> 100 * holidays(facts) > rule.amount() * days(facts) ? "holiday-heavy" : null;
            case LEGAL_NOTICE -> notice(preparation.notice(), facts.opensOn());
            case SENT_WITH_NOTICE -> sent(preparation.notice());
            case COUNTY_BOARD_ASKED -> asked.stream().anyMatch(Asked::isCountyBoard) ? null : "not-asked";
            case MUNICIPALITY_ASKED ->
                asked.stream().anyMatch(body -> body.type() == BodyType.MUNICIPALITY) ? null : "not-asked";
            case BODIES_REACHED -> asked.stream().allMatch(Asked::reached) ? null : "no-address";
            case CONTACT -> reachable(facts.contact()) ? null : "missing";
            case ISSUER -> facts.issuer() == null ? "missing" : null;
            case SUBJECT ->
                consultation.papers().newest() == null && facts.questions().isEmpty() ? "missing" : null;
            case SECTIONS_CHECKED -> sections(consultation.papers(), preparation);
            case PROCEDURE_STATED -> facts.procedure() == null ? "missing" : null;
        };
    }

    private static long days(Facts facts) {
        return ChronoUnit.DAYS.between(facts.opensOn(), facts.closesOn()) + 1;
    }

    private static long holidays(Facts facts) {
        return facts.opensOn()
                .datesUntil(facts.closesOn().plusDays(1))
                .filter(Guide::isHoliday)
                .count();
    }

    /** July, and from the day before Christmas Eve to Twelfth Day. */
    private static boolean isHoliday(LocalDate day) {
        return switch (day.getMonth()) {
            case JULY -> true;
            case DECEMBER -> day.getDayOfMonth() >= 23;
            case JANUARY -> day.getDayOfMonth() <= 6;
            default -> false;
        };
    }

    private static @Nullable String notice(@Nullable LegalNotice notice, LocalDate opensOn) {
        if (notice == null) return "no-notice";
        if (!notice.postedOn().isBefore(opensOn)) return "notice-too-late";
        if (notice.board() == null) return "notice-not-on-board";
        return notice.newspaper() == null ? "notice-not-in-newspaper" : null;
    }

    private static @Nullable String sent(@Nullable LegalNotice notice) {
        if (notice == null || notice.sentOn() == null) return "not-sent";
        return notice.sentOn().isAfter(notice.postedOn()) ? "sent-too-late" : null;
    }

    private static boolean reachable(@Nullable Contact contact) {
        return contact != null && contact.name() != null && (contact.phone() != null || contact.email() != null);
    }

    private static @Nullable String sections(Papers papers, Preparation preparation) {
        return Objects.equals(papers.number(), preparation.checked()) ? null : "not-checked";
    }
}

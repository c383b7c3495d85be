package se.samrad.consultations.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.ConsultationEvent.ProposalFiled;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.consultations.Section;

/**
 * The versions of a consultation's proposal.
 *
 * @param filing sections of the version that is just being filed
 * @param newest the newest version, null before the first
 * @param readable the newest version that everybody may read, null while there is none
 */
public record Papers(
        List<Section> filing,
        @Nullable Filed newest,
        @Nullable Filed readable) {
    static final Papers NONE = new Papers(List.of(), null, null);

    /** A version with its sections. */
    public record Filed(Proposal proposal, List<Section> sections) {
        public Filed {
            sections = List.copyOf(sections);
        }

        /** The same version, its sections told by the events just before this version of the stream. */
        Filed toldBefore(long version) {
            return new Filed(
                    new Proposal(
                            proposal.version(),
                            proposal.name(),
                            proposal.mediaType(),
                            proposal.sha256(),
                            proposal.size(),
                            proposal.sections(),
                            version - proposal.sections(),
                            version - 1),
                    sections);
        }
    }

    public Papers {
        filing = List.copyOf(filing);
    }

    Papers with(Section section) {
        List<Section> more = new ArrayList<>(filing);
        more.add(section);
        return new Papers(more, newest, readable);
    }

    /** @param version of the stream after the event */
    Papers filed(ProposalFiled filed, long version) {
        Proposal proposal = new Proposal(
                filed.version(),
                filed.name(),
                filed.mediaType(),
                filed.sha256(),
                filed.size(),
                filed.sections(),
                version - filed.sections(),
                version - 1);
        return new Papers(List.of(), new Filed(proposal, filing), readable);
    }

    /** @param version of the stream after the event */
    Papers published(long version) {
        if (newest == null) throw new IllegalStateException("there is no proposal to publish");
        return new Papers(filing, newest, newest.toldBefore(version));
    }

    /** Number of the newest version, 0 before the first. */
    public int number() {
        return newest == null ? 0 : newest.proposal().version();
    }
}

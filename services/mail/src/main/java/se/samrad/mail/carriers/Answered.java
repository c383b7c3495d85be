package se.samrad.mail.carriers;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** What a failure says of whether the mail server took a message. */
sealed interface Answered {
    /** It surely did not; another time it may. */
    record No() implements Answered {}

    /**
     * It did not and will not.
     *
     * @param code enhanced status code (RFC 3463)
     */
    record Never(String code) implements Answered {}

    /** Nobody knows. */
    record Unknown() implements Answered {}

    Pattern ENHANCED = Pattern.compile("(?<![\\d.])5\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");

    static Answered of(Throwable failure) {
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        Set<Throwable> seen = new HashSet<>();
        boolean no = false;
        boolean ours = false;
        @Nullable String never = null;
        while (!open.isEmpty()) {
            Throwable each = open.pop();
            if (!seen.add(each)) continue;
            if (each.getCause() != null) open.add(each.getCause());
            if (each instanceof MessagingException chained && chained.getNextException() != null)
                open.add(chained.getNextException());
            if (each instanceof MailSendException sending) open.addAll(List.of(sending.getMessageExceptions()));
            if (each instanceof SMTPSendFailedException sent && cutOffAfterAll(sent)) return new Unknown();
            no |= each instanceof SendFailedException
                    || each instanceof MailConnectException
                    || each instanceof java.net.ConnectException
                    || each instanceof java.net.UnknownHostException;
            // That the server does not know us as a sender is no fault of the letter.
            ours |= each instanceof SMTPSenderFailedException
                    || (each instanceof SMTPSendFailedException sent
                            && sent.getCommand() != null
                            && sent.getCommand().startsWith("MAIL"));
            String code = refusal(each);
            if (code != null) never = code;
        }
        if (never != null && !ours) return new Never(never);
        return no ? new No() : new Unknown();
    }

    /** The whole message was given, and then the line broke before any answer. */
    private static boolean cutOffAfterAll(SMTPSendFailedException sent) {
        String command = sent.getCommand();
        boolean answered = sent.getReturnCode() >= 400 && sent.getReturnCode() <= 599;
        return !answered && (command == null || command.strip().equals("."));
    }

    private static @Nullable String refusal(Throwable failure) {
        int code = switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException message -> message.getReturnCode();
            default -> 0;
        };
        if (code < 500 || code > 599) return null;
        Matcher enhanced = ENHANCED.matcher(String.valueOf(failure.getMessage()));
        return enhanced.find() ? enhanced.group() : "5.0.0";
    }
}

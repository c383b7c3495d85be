package se.samrad.eventing.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One thread, virtual milliseconds, and a seed that decides what happens next. The same seed gives the same run. */
final class VirtualTime {
    private record Task(long due, long order, Process process, int life, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return due != other.due ? Long.compare(due, other.due) : Long.compare(order, other.order);
        }
    }

    /** Something that can be killed and stopped. What it had begun and nobody else has taken on dies with it. */
    static final class Process implements Executor {
        private final VirtualTime time;
        private int life;
        private long stoppedUntil;

        private Process(VirtualTime time) {
            this.time = time;
        }

        void kill() {
            life++;
        }

        /** SIGSTOP, and SIGCONT after so many milliseconds: nothing of it runs meanwhile. */
        void stop(long millis) {
            stoppedUntil = time.now + millis;
        }

        @Override
        public void execute(Runnable work) {
            time.in(0, this, work);
        }
    }

    private final SplittableRandom random;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long order;
    private boolean faults = true;

    VirtualTime(long seed) {
        random = new SplittableRandom(seed);
    }

    long now() {
        return now;
    }

    Process process() {
        return new Process(this);
    }

    /** From here on nothing fails any more. */
    void heal() {
        faults = false;
    }

    boolean chance(double probability) {
        return faults && random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Runs work after so many milliseconds, unless its process is killed meanwhile. */
    void in(long millis, Process process, Runnable work) {
        tasks.add(new Task(now + millis, order++, process, process.life, work));
    }

    /** Runs until nothing is left to do or the time is out. */
    void run(long until) {
        while (!tasks.isEmpty() && tasks.peek().due() <= until) {
            Task task = tasks.poll();
            now = Math.max(now, task.due());
            if (task.life() != task.process().life) continue;
            if (task.process().stoppedUntil > now) {
                tasks.add(
                        new Task(task.process().stoppedUntil, task.order(), task.process(), task.life(), task.work()));
                continue;
            }
            task.work().run();
        }
    }

    /**
     * A call over the network: it takes time, it can be refused, it can be done and the answer lost. A call under way is done
     * even if its caller is killed.
     */
    <T> CompletionStage<T> call(Process caller, Process network, Supplier<T> effect) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        int life = caller.life;
        in(delay(), network, () -> {
            if (chance(0.03)) {
                answerIn(caller, life, () -> answer.completeExceptionally(new IllegalStateException("refused")));
                return;
            }
            T value;
            try {
                value = effect.get();
            } catch (RuntimeException e) {
                answerIn(caller, life, () -> answer.completeExceptionally(new CompletionException(e)));
                return;
            }
            boolean lost = chance(0.03);
            answerIn(caller, life, () -> {
                if (lost) answer.completeExceptionally(new IllegalStateException("answer lost"));
                else answer.complete(value);
            });
        });
        return answer;
    }

    private void answerIn(Process caller, int life, Runnable answer) {
        if (caller.life == life) in(delay(), caller, answer);
    }

    /** Mostly quick, now and then slow. */
    private long delay() {
        return random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(12);
    }
}

"""Questions of the notebook week6/quiz."""

from ...machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz
from ._earlier import EARLIER

AVERAGES = quiz(
    "averages",
    "Mini-batches and averages",
    Numeric(
        "q1",
        "Count the steps",
        "50 000 examples are shuffled and cut into mini-batches of 128 in each epoch, and none is "
        "left out. How many updates do 20 epochs make?",
        answer=7820,
        wrong={
            7800: "You have left out the last, shorter mini-batch. Its examples count too.",
            7812.5: "An epoch makes a whole number of updates: the last mini-batch is shorter, but "
            "it is a step like the others.",
            7813: "You have rounded once, at the end. Where does every single epoch end?",
            391: "That is one epoch.",
            1000000: "So many examples are seen. How many of them make one step?",
        },
        rtol=0,
        reason="50 000 / 128 = 390.6, so an epoch has 390 full mini-batches and a shorter one. "
        "That makes 391 updates, and 20 · 391 = 7820.",
    ),
    ManyChoices(
        "q3",
        "Four times as many",
        "You change the size of the mini-batches from 64 to 256. A million examples are shuffled "
        "in each epoch as before, and the learning rate stays. Which statements are right? (The "
        "scatter is a standard deviation.)",
        {
            "a": "An epoch makes about a quarter of the steps.",
            "b": "The gradient of a mini-batch scatters about a quarter as much around the exact "
            "one.",
            "c": "The gradient of a mini-batch is about four times as long on average, as it "
            "comes from four times as many examples.",
            "d": "The gradient of a mini-batch scatters about half as much around the exact one.",
            "e": "The activations kept for the backward pass take about four times the memory.",
        },
        answer=["a", "d", "e"],
        wrong={
            "b": "The spread of a mean does not fall like $1 / m$. Which quantity does?",
            "c": "Is the gradient a sum over the examples, or a mean?",
        },
        missing="That is so, and there is more. Judge each statement by itself: put in numbers for "
        "64 examples, then for 256.",
        reason="Mini-batches four times as large are a quarter as many, and keep four times the "
        "activations. A gradient is a mean over its mini-batch: its length stays, and its scatter "
        "falls with √4 = 2.",
        at_grading=True,
    ),
    OneChoice(
        "q5",
        "What was typed",
        "A series is 10 on every day. Somebody averages it with $\\beta = 0.9$, and prints for the "
        "first five days: 5.26, 7.01, 7.88, 8.40, 8.74. In the loop, `t` runs from 1, and "
        "`v = beta * v + (1 - beta) * theta` comes first. Which line follows it?",
        {
            "a": "`v_hat = v`",
            "b": "`v_hat = v / (1 - beta)`",
            "c": "`v_hat = v / (1 - beta ** (t + 1))`",
            "d": "`v_hat = v = v / (1 - beta ** t)`",
            "e": "`v_hat = v / (1 - beta ** t)`",
        },
        answer="c",
        wrong={
            "a": "What would it print on day 1?",
            "b": "Work out the first number that it would print, and the second.",
            "d": "On day 1 that gives 10. The trouble begins on day 2.",
            "e": "For a constant series, what does the right correction give on day 1?",
        },
        reason="On day 1 $v$ is 1, and 5.26 is $1 / 0.19 = 1 / (1 - 0.9^2)$: the exponent is one "
        "ahead of the day. Such a correction is too weak at first, and the fault fades as "
        "$\\beta^t$ does.",
    ),
    Numeric(
        "q6",
        "Half as much",
        "For which $\\beta$ does a value that came in 20 steps ago have half the weight of the "
        "one that came in just now?",
        answer=0.965936,
        wrong={
            0.95: "That is the rule for the window: after 20 steps the weight has then fallen to "
            "0.36 of what it was.",
            0.5: "That halves the weight in every single step.",
            0.975: "The weight does not fall by the same amount in each step, but by the same "
            "factor.",
            0.933033: "After 20 steps that leaves a quarter.",
        },
        rtol=0,
        atol=0.002,
        reason="A weight falls by the factor $β$ in each step, so $\\beta^{20} = 0.5$ and $\\beta "
        "= 0.5^{1/20} = 0.966$. The window $1 / (1 - β)$ is 29 steps then: half-life and window "
        "are two measures of one memory.",
    ),
    Numeric(
        "q16",
        "Wilder weather",
        "In the explorer “An average that forgets”, at the end of `mini_batches`, set the "
        "noise to 6 °C and leave the bias correction on. Which $\\beta$ gets nearest to "
        "the season over the year? Two decimals.",
        answer=0.93,
        wrong={
            0.9: "That is the best where the noise is 3.5 °C.",
            0.98: "It is smooth. How many days late is it?",
            0.99: "Nothing is left of the weather, and what of the season?",
            0.5: "Such an average lasts two days, and a warm spell lasts longer.",
            0: "That is no average: it is the weather itself.",
        },
        rtol=0,
        atol=0.01,
        reason="Each $\\beta$ pays for calm with lag. At 0.93 the average is 2.93 °C off, and both "
        "sides of it are further. With less weather, at 3.5 °C, the best is 0.90: the noisier the "
        "series, the longer the memory that it is worth.",
        at_grading=True,
    ),
)

WALKS = quiz(
    "walks",
    "Walks and their steps",
    OneChoice(
        "q7",
        "Who walks like that",
        "The four are gradient descent with a small rate, gradient descent with a large rate, "
        "momentum with $\\beta = 0.9$, and Adam. Look at the first step, too: the gradient at the "
        "start is $(-9, 30)$. Which is which?",
        {
            "a": "Small rate: Q. Large rate: S. Momentum: P. Adam: R.",
            "b": "Small rate: S. Large rate: Q. Momentum: R. Adam: P.",
            "c": "Small rate: S. Large rate: P. Momentum: R. Adam: Q.",
            "d": "Small rate: S. Large rate: Q. Momentum: P. Adam: R.",
        },
        answer="d",
        wrong={
            "a": "A rate that is too small jumps over nothing. Which walk jumps from wall to wall?",
            "b": "Compare the first steps: how far does each go along $w$ and along $b$? One "
            "method does not care that one slope is larger than the other.",
            "c": "Gradient descent has no memory. Could it go on along $b$ after it has passed the "
            "floor of the valley, where the slope has changed its sign?",
        },
        reason="S creeps and never crosses the floor; Q jumps from wall to wall; P swings far "
        "past the floor, as it has a memory. R starts with equal steps along $w$ and $b$: Adam's "
        "first step does not care how large a slope is.",
    ),
    Numeric(
        "q9",
        "Two steps with momentum",
        "$W = 1$ and $v = 0$, with $\\beta = 0.9$ and $\\alpha = 0.1$, as in the lessons, without "
        "bias correction. The gradient is 2 in the first step and $-1$ in the second. What is $W$ "
        "after both?",
        answer=0.972,
        wrong={
            0.98: "That is after the first step.",
            0.9: "That is gradient descent without momentum.",
            0.72: "The factor $1 - \\beta$ before the gradient is missing: that is PyTorch's form.",
            0.892: "You have exchanged $\\beta$ and $1 - \\beta$.",
            0.952: "The second gradient has the other sign.",
            0.99: "The second step goes along $v$, which has not forgotten the first gradient.",
        },
        rtol=0,
        atol=0.001,
        reason="$v = 0.1 · 2 = 0.2$ and $W = 0.98$; then $v = 0.9 · 0.2 - 0.1 = 0.08$ and $W = "
        "0.972$. The second gradient points back, and the memory of the first still outweighs it.",
    ),
    ManyChoices(
        "q11",
        "Proof-read",
        "Adam for one matrix, typed from memory. In step `t`, from 1, these lines run in this "
        "order. Which of them have a slip?",
        {
            "a": "`v = beta1 * v + (1 - beta1) * dW`",
            "b": "`s = beta2 * s + (1 - beta2) * np.sum(dW ** 2)`",
            "c": "`v_hat = v / (1 - beta1 ** t)`",
            "d": "`s_hat = s / (1 - beta2) ** t`",
            "e": "`W = W - alpha * v_hat / np.sqrt(s_hat) + eps`",
        },
        answer=["b", "d", "e"],
        wrong={
            "a": "The average of the gradients is updated like that of the temperatures.",
            "c": "Put in a gradient that is always the same. What comes out in step 1, and in step "
            "2?",
        },
        missing="Those have one, and so has another. Ask of each line which shape its result has, "
        "and what Python computes first.",
        reason="In line b, `np.sum` leaves one number for all entries, which then share a step "
        "length. In d, the difference is raised to `t`, where `beta2` alone should be. In e, "
        "`eps` is added to `W` and not to the root.",
        at_grading=True,
    ),
    OneChoice(
        "q12",
        "A loud and a quiet one",
        "Two weights have been trained for thousands of steps with Adam, $\\alpha = 0.001$ and the "
        "usual settings. The gradient of the first alternates: $+1, -1, +1, -1$ and so on. That of "
        "the second is $+0.01$ in every step. How do they move now?",
        {
            "a": "The first moves by about 0.001 to and fro, the second by 0.00001 a step in one "
            "direction.",
            "b": "The first hardly moves, the second moves by about 0.001 a step in one direction.",
            "c": "Both move by about 0.001 a step: Adam sees signs only.",
            "d": "Neither moves: the first because its signs cancel, the second because its "
            "gradients are so small.",
        },
        answer="b",
        wrong={
            "a": "That is gradient descent. What is $\\hat v$ divided by?",
            "c": "That is so of the first step, and of RMSprop. What is $\\hat v$ of the first "
            "weight after many steps?",
            "d": "Work out $\\sqrt{\\hat s}$ of the second weight, and compare it with $\\hat v$.",
        },
        reason="The first has $\\hat v$ at about 0.05 with changing sign and $\\sqrt{\\hat s} = "
        "1$, so it moves 0.00005 to and fro. For the second both are 0.01, so each step is "
        "$\\alpha = 0.001$ long: Adam follows what is steady, not what is large.",
    ),
)

ARRIVING = quiz(
    "arriving",
    "Getting there",
    Numeric(
        "q13",
        "When is it a tenth",
        "A rate falls in the inverse way, "
        "$\\alpha = \\alpha_0 / (1 + \\text{decay\\_rate} \\cdot \\text{epoch})$. It is 0.3 in "
        "epoch 0 and 0.1 in epoch 4. In which epoch is it 0.03?",
        answer=18,
        wrong={
            8.38361: "That is the exponential way: the same factor in each epoch.",
            5.4: "The rate does not fall by the same amount in each epoch.",
            20: "The decay rate is right. In the denominator stands a 1 as well.",
            13.3333: "You have left the 1 out of the denominator in both places.",
        },
        rtol=0,
        atol=0.1,
        reason="In epoch 4 the denominator is 3, so the decay rate is 0.5. A tenth of 0.3 takes a "
        "denominator of 10: 1 + 0.5 · 18 = 10. In this way the rate falls more and more slowly.",
        at_grading=True,
    ),
    Numeric(
        "q18",
        "The right fall",
        "In the explorer “A learning rate that falls”, in section 2 of `learning_rate_decay`, set "
        "$\\alpha_0$ to 1. With which decay rate does the inverse schedule get nearest to the "
        "bottom in 100 epochs?",
        answer=0.25,
        wrong={
            0.1: "That is about the best for $\\alpha_0 = 0.5$.",
            0: "That is the constant rate, and it dances.",
            0.5: "It falls so fast that it has not arrived. Try less.",
            1: "It falls so fast that it is far from the bottom when the steps have become short.",
            2: "Look at the mean cost with half as much.",
        },
        rtol=0,
        atol=0.05,
        reason="At 0.25 the mean cost is about 0.034. With 0.1 it is 0.056, as the steps are still "
        "long and noisy at the end; with 0.5 it is 0.069, as the rate fell before the walkers were "
        "there. There is a best fall between dancing and starving.",
    ),
    ShortText(
        "q15",
        "It dances",
        "A network is trained with Adam, mini-batches of 32 and a constant rate of 0.01. The mean "
        "cost of an epoch falls to about 0.25 within 20 epochs. For 200 epochs it has since gone "
        "up and down between 0.22 and 0.29, without a trend. A colleague says: a local minimum, "
        "start again from other weights. A second one says: train ten times as long. A third one "
        "says: $\\beta_1 = 0.999$. Say what you think is going on and why it is not what the first "
        "one says, what you would change first, what you expect to see, and what you think of the "
        "other two proposals.",
        guide="- 1 point: noise of the mini-batches with a constant rate: the parameters dance "
        "around a low region, further out the larger the rate.\n"
        "- 1 point: against a local minimum: a descent that is caught would settle instead of "
        "going up and down; or a sensible test, such as a lower rate, or a few steps with all "
        "examples, that lowers the cost at once.\n"
        "- 1 point: lowers the rate or lets it fall, or takes larger mini-batches, and says what "
        "to expect: the level drops within a few epochs, and the band gets narrower.\n"
        "- 1 point: longer training with the same rate stays in the same band; $\\beta_1 = 0.999$ "
        "averages over a thousand steps, which damps the noise, but reacts late and swings past "
        "the bottom.",
        model_answer="The gradient of 32 examples is not 0 even at the bottom, and with a constant "
        "rate of 0.01 every step carries that noise on: the parameters dance around a low region. "
        "In a local minimum a descent would come to rest; this one goes up and down without a "
        "trend. I would divide the rate by 10 now, or let it fall in stairs. If I am right, the "
        "cost drops below 0.22 within a few epochs and the band gets narrower; if the level stays, "
        "I have to think again. Ten times as long with the same rate gives ten times as much of "
        "the same dance. With $\\beta_1 = 0.999$ the direction is a mean over about a thousand "
        "steps: less noise, but gradients that are long out of date, so that the walk swings past "
        "the bottom in slow waves. Larger mini-batches would help too, at a higher price for each "
        "step.",
        points=4,
    ),
)

EXERCISES = (AVERAGES, WALKS, ARRIVING, EARLIER)

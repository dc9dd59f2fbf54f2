"""Changes of the references of week6/putting_it_together that leave them right."""

EQUIVALENT = (
    (
        "penalised_gradients",
        "AL = np.clip(AL, 1e-12, 1 - 1e-12)",
        "AL = np.clip(1e-12, AL, 1 - 1e-12)",
        "np.clip takes the larger of its first two: which is which is no matter",
    ),
    (
        "penalised_gradients",
        "AL = np.clip(AL, 1e-12, 1 - 1e-12)",
        "AL = np.clip(AL, -0.999999999999, 1 - 1e-12)",
        "an answer is 0 only where exp overflows, and without a 0 the bound only moves 1e-12",
    ),
    (
        "penalised_gradients",
        "AL = np.clip(AL, 1e-12, 1 - 1e-12)",
        "AL = np.clip(AL, 2e-12, 1 - 1e-12)",
        "moves a gradient by 1e-12, less than rounding may",
    ),
    (
        "penalised_gradients",
        "AL = np.clip(AL, 1e-12, 1 - 1e-12)",
        "AL = np.clip(AL, 0, 1 - 1e-12)",
        "an answer is 0 only where exp overflows, and without a 0 the bound only moves 1e-12",
    ),
    (
        "penalised_gradients",
        "AL = np.clip(AL, 1e-12, 1 - 1e-12)",
        "AL = np.clip(AL, 1e-12, 1 - 2e-12)",
        "moves a gradient by 1e-12, less than rounding may",
    ),
    (
        "penalised_gradients",
        "penalised['d' + name] = grads['d' + name] + lambd / m * parameters[name]",
        "penalised['d' + name] = penalised['d' + name] + lambd / m * parameters[name]",
        "the dict holds the same gradient under that name",
    ),
    (
        "one_epoch",
        "parameters, v, s, *_ = update_parameters_with_adam(parameters, grads, v, s, t, rate)",
        "parameters, v, s, *_ = 2 * update_parameters_with_adam(parameters, grads, v, s, t, rate)",
        "a tuple twice as long begins with the same values",
    ),
    (
        "train_network",
        "def train_network(start, train, dev, settings, seed=0):",
        "def train_network(start, train, dev, settings, seed=1):",
        "every case hands in a seed, and so does the notebook",
    ),
    (
        "train_network",
        "def train_network(start, train, dev, settings, seed=0):",
        "def train_network(start, train, dev, settings, seed=-1):",
        "every case hands in a seed, and so does the notebook",
    ),
    (
        "train_network",
        "parameters = {name: value.copy() for name, value in start.items()}",
        "parameters = {name: value for name, value in start.items()}",
        "the course's updates make new arrays; with others, the mistakes show what is noticed",
    ),
    (
        "train_network",
        "memory = (*initialize_adam(parameters), 0)",
        "memory = (*initialize_adam(start), 0)",
        "zeros in the shapes of the same arrays",
    ),
    (
        "train_network",
        "kept, dev_costs = ([], [])",
        "dev_costs, kept = ([], [])",
        "both are empty lists",
    ),
    (
        "train_network",
        "rate = update_lr(settings['learning_rate'], epoch, settings['decay'])",
        "rate = update_lr(settings['learning_rate'], settings['decay'], epoch)",
        "the rate depends on the product of the two",
    ),
    (
        "train_network",
        "batches = random_mini_batches(X, Y, settings['batch_size'], seed + epoch)",
        "batches = random_mini_batches(X, Y, now['batch_size'], seed + epoch)",
        "only the learning rate of the copied settings is another",
    ),
    (
        "train_network",
        "parameters, memory = one_epoch(parameters, memory, batches, now, X.shape[1])",
        "parameters, memory = one_epoch(parameters, memory, batches, now, Y.shape[1])",
        "X and Y have a column for each example",
    ),
    (
        "train_network",
        "kept.append({name: value.copy() for name, value in parameters.items()})",
        "kept.append({name: value for name, value in parameters.items()})",
        "the course's updates make new arrays; with others, the mistakes show what is noticed",
    ),
    (
        "train_network",
        "dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1]))",
        "dev_costs.append(cost_of_outputs(np.clip(1e-12, AL, 1 - 1e-12), dev[1]))",
        "np.clip takes the larger of its first two: which is which is no matter",
    ),
    (
        "train_network",
        "best = epoch if patience is None else early_stopping(dev_costs, patience)",
        "best = epoch if patience is None else early_stopping(dev_costs, epoch)",
        "a patience of the epochs made so far is never used up, so the best of all is found",
    ),
)

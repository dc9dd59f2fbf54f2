"""Do the figures hold what they say, with titles, labels and alternative text?"""

import base64
import io
import re
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from PIL import Image

from course_utils import plotting
from course_utils.training import History

from ..waiting import PATIENCE


@pytest.fixture
def fig():
    """Make a figure with one plot, and close every figure after the test."""
    plt.switch_backend("Agg")
    yield plt.subplots(layout="constrained")[0]
    plt.close("all")


@pytest.fixture
def ax(fig):
    """Return the axes of the empty figure."""
    return fig.axes[0]


RUNS = [
    History("rate 0.1", [0, 100, 200], [0.7, 0.5, 0.4]),
    History("rate 9", [0, 100, 200], [0.7, np.inf, np.nan], diverged=True),
]
X = np.array([[-1.0, 1.0, 2.0, -2.0], [0.0, 0.5, -1.0, 3.0]])
Y = np.array([[0, 1, 1, 0]])
NODES = {"a": (0, 0), "b": (0, 1), "c": (1, 0.5)}


def sigmoid_of_first(Z):
    """Return a probability that depends on the first feature only."""
    return 1 / (1 + np.exp(-Z[:1]))


DRAWN = {
    "cost": lambda ax: plotting.plot_cost_curves(ax, RUNS),
    "log cost": lambda ax: plotting.plot_cost_curves(ax, RUNS, log=True),
    "boundary": lambda ax: plotting.plot_decision_boundary(ax, sigmoid_of_first, X, Y),
    "weights": lambda ax: plotting.plot_weight_image(ax, np.zeros((12, 1)), (2, 2, 3)),
    "surface": lambda ax: plotting.plot_cost_surface(
        ax, np.arange(3), np.arange(2), np.arange(6).reshape(2, 3), [(0, 0), (1, 1)]
    ),
    "graph": lambda ax: plotting.plot_computation_graph(ax, NODES, [("a", "c", "1", "2")]),
    "passes": lambda ax: plotting.plot_forward_backward(ax, [3, 2, 1], 7),
    "network": lambda ax: plotting.plot_network(ax, [3, 2, 1]),
    "images": lambda ax: plotting.plot_image_grid(np.array([ax]), [np.eye(3)], ["eye"])[0],
}


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_is_labelled_and_goes_back_to_the_caller(fig, ax, name):
    """Does each function draw on the given axes, label them and return them?"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # what an old matplotlib asks of a newer pyparsing is none of ours
        warnings.filterwarnings(
            "ignore", category=DeprecationWarning, module=r"(matplotlib|pyparsing)\."
        )
        assert DRAWN[name](ax) is ax
        assert plotting.figure_html(fig, "a figure").startswith("<figure")
    assert ax.has_data() or ax.texts


def test_cost_curves_show_the_costs_and_leave_gaps(ax):
    """Are finite costs drawn as they are, the others left out, and the divergence named?"""
    plotting.plot_cost_curves(ax, RUNS)
    first, second = ax.get_lines()
    np.testing.assert_array_equal(first.get_xydata(), [[0, 0.7], [100, 0.5], [200, 0.4]])
    np.testing.assert_array_equal(second.get_ydata(), [0.7, np.nan, np.nan])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "rate 0.1",
        "rate 9 (diverged)",
    ]
    assert first.get_linestyle() != second.get_linestyle()


@pytest.mark.parametrize(("count", "is_beside"), [(6, False), (7, True)])
def test_the_names_of_many_runs_stand_beside_their_curves(ax, count, is_beside):
    """Do names that would cover the curves stand outside the axes?"""
    runs = [History.from_costs([0.7, 0.5], f"rate {k}") for k in range(count)]
    plotting.plot_cost_curves(ax, runs)
    ax.figure.canvas.draw()
    edge = ax.get_window_extent().x1
    assert (ax.get_legend().get_window_extent().x0 >= edge) == is_beside


def test_one_unnamed_run_needs_no_legend(ax):
    """Is a single history taken without a list, with a linear or logarithmic axis as asked?"""
    plotting.plot_cost_curves(ax, History.from_costs([3, 2, 1]), log=True)
    assert ax.get_legend() is None
    assert ax.get_yscale() == "log"
    assert len(ax.get_lines()) == 1


def test_the_dev_set_has_a_line_of_its_own(ax):
    """Are both costs of a run drawn, named, and told apart by more than colour?"""
    run = History("L2", [0, 50], [0.7, 0.4], dev_costs=[0.8, 0.6])
    plotting.plot_cost_curves(ax, run)
    lines = ax.get_lines()
    assert [line.get_label() for line in lines] == ["L2, training", "L2, dev"]
    assert [list(line.get_ydata()) for line in lines] == [[0.7, 0.4], [0.8, 0.6]]
    assert lines[0].get_linestyle() != lines[1].get_linestyle()


def test_twenty_runs_look_different(ax):
    """Does no pair of twenty curves share both colour and line style?"""
    plotting.plot_cost_curves(ax, [History.from_costs([2, 1])] * 20)
    looks = {(line.get_color(), line.get_linestyle()) for line in ax.get_lines()}
    assert len(looks) == 20


def test_classes_differ_in_colour_and_shape(ax):
    """Is each class drawn where its examples are, in its own colour and marker?"""
    plotting.plot_decision_boundary(ax, sigmoid_of_first, X, Y)
    field, line, zero, one = ax.collections
    np.testing.assert_array_equal(zero.get_offsets(), X[:, Y[0] == 0].T)
    np.testing.assert_array_equal(one.get_offsets(), X[:, Y[0] == 1].T)
    assert to_hex(zero.get_facecolor()[0]) == plotting.BLUE.lower()
    assert to_hex(one.get_facecolor()[0]) == plotting.ORANGE.lower()
    assert len(zero.get_paths()[0].vertices) != len(one.get_paths()[0].vertices)
    assert field.get_alpha() <= 0.35
    assert field.get_cmap().name == "cividis"


def test_the_boundary_is_where_the_prediction_crosses_one_half(ax):
    """Is the black line of σ(x₁ + 2 x₂ − 1) the straight line x₁ + 2 x₂ = 1?"""
    plotting.plot_decision_boundary(ax, lambda Z: 1 / (1 + np.exp(-(Z[:1] + 2 * Z[1:] - 1))), X, Y)
    vertices = ax.collections[1].get_paths()[0].vertices
    assert len(vertices) > 50
    np.testing.assert_allclose(vertices @ [1, 2], 1, atol=1e-2)


@pytest.mark.parametrize("constant", [0, 1])
def test_a_constant_prediction_has_no_boundary(ax, constant):
    """Is a model that always says the same drawn without a line and without a warning?"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plotting.plot_decision_boundary(ax, lambda Z: np.full((1, Z.shape[1]), constant), X, Y)
    assert len(ax.collections) == 3  # field and two classes


@pytest.mark.parametrize(
    ("free", "corner"),
    [
        ((1, 1), "upper right"),
        ((0, 1), "upper left"),
        ((0, 0), "lower left"),
        ((1, 0), "lower right"),
        ((0.5, 1), "upper middle"),
        ((0.5, 0), "lower middle"),
    ],
)
def test_the_legend_of_a_boundary_stands_where_no_points_are(ax, free, corner):
    """Is the free corner found, with no search of Matplotlib's, which is slow and warns of it?"""
    points = np.stack(np.meshgrid(np.linspace(0, 1, 30), np.linspace(0, 1, 30))).reshape(2, -1)
    points = points[:, np.abs(points.T - free).max(axis=1) > 0.4]
    labels = (points[:1] > 0.5).astype(int)
    plotting.plot_decision_boundary(ax, sigmoid_of_first, points, labels)
    ax.figure.canvas.draw()
    place = ax.get_legend().get_window_extent()
    assert not place.count_contains(ax.transData.transform(points.T))
    x, y = ax.transAxes.inverted().transform((place.x0 + place.width / 2, place.y0))
    column = ("left", "middle", "right")[int(3 * x)]
    assert f"{'upper' if y > 0.5 else 'lower'} {column}" == corner


def test_image_grid_fills_axes_in_order(fig):
    """Does each image have its own axes and title, with the rest switched off?"""
    pictures = np.random.default_rng(0).integers(0, 256, (3, 4, 4, 3), dtype=np.uint8)
    axes = fig.subplots(2, 2)
    assert plotting.plot_image_grid(axes, pictures, ["a", "b", "c"]) is axes
    for ax, picture, title in zip(axes.flat, pictures, "abc", strict=False):
        np.testing.assert_array_equal(ax.get_images()[0].get_array(), picture)
        assert ax.get_title() == title
    assert not any(ax.axison for ax in axes.flat)
    assert not axes[1, 1].has_data()


@pytest.mark.parametrize(("dtype", "white"), [(np.uint8, 255), (float, 1)])
def test_a_dark_grey_image_stays_dark(ax, dtype, white):
    """Is white the largest value of the type, not the largest in the image?"""
    plotting.plot_image_grid(np.array([ax]), [np.zeros((2, 2), dtype=dtype)], ["dark"])
    assert ax.get_images()[0].get_clim() == (0, white)


@pytest.mark.parametrize(("count", "titles"), [(3, None), (2, ["only one"])])
def test_image_grid_refuses_what_does_not_fit(fig, count, titles):
    """Do too many images, or too few titles, give an error?"""
    with pytest.raises(ValueError, match="3 images|argument 2"):
        plotting.plot_image_grid(fig.subplots(1, 2), np.zeros((count, 2, 2)), titles)


def test_weights_lie_over_their_pixels(ax):
    """Is the one non-zero weight shown at its pixel, with zero in the middle of the colours?"""
    w = np.zeros((2, 3, 3))
    w[1, 2] = [1, -3, 0.5]
    plotting.plot_weight_image(ax, w.reshape(-1, 1), (2, 3, 3))
    image = ax.get_images()[0]
    np.testing.assert_allclose(image.get_array(), [[0, 0, 0], [0, 0, -1.5]])
    assert image.get_clim() == (-1.5, 1.5)


def test_surface_shows_the_path_from_start_to_end(ax):
    """Are the path and its two ends where the caller put them?"""
    path = [(0.0, 0.0), (0.5, 0.2), (1.0, 0.4)]
    x, y = np.linspace(-1, 2, 9), np.linspace(-1, 2, 7)
    plotting.plot_cost_surface(ax, x, y, x**2 + y[:, None] ** 2, path)
    np.testing.assert_array_equal(ax.get_lines()[0].get_xydata(), path)
    start, end = ax.collections[-2:]
    np.testing.assert_array_equal(start.get_offsets(), path[:1])
    np.testing.assert_array_equal(end.get_offsets(), path[-1:])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["start", "end"]


def test_computation_graph_puts_values_above_and_derivatives_below(fig, ax):
    """Is each value drawn higher than the derivative of the same edge, and each node once?"""
    plotting.plot_computation_graph(ax, NODES, [("a", "c", "5", "d3"), ("b", "c", "6", "d4")])
    fig.canvas.draw()
    middle = {
        text.get_text(): text.get_window_extent().get_points().mean(axis=0)
        for text in ax.texts
        if text.get_text()
    }
    assert set(middle) == {"a", "b", "c", "5", "d3", "6", "d4"}
    assert middle["5"][1] > middle["d3"][1] + 10
    assert middle["6"][1] > middle["d4"][1] + 10
    assert middle["a"][0] < middle["5"][0] < middle["c"][0]


def test_an_edge_to_nowhere_is_an_error(ax):
    """Is a misspelt node named?"""
    with pytest.raises(KeyError, match="z"):
        plotting.plot_computation_graph(ax, NODES, [("a", "z", "1", "1")])


def places(fig, ax):
    """Return the extent of every text in the axes, in pixels, by what it says."""
    fig.canvas.draw()
    return {text.get_text(): text.get_window_extent() for text in ax.texts if text.get_text()}


@pytest.mark.parametrize("dims", [[4, 1], [12288, 20, 1], [5, 4, 3, 1], [2, 9, 8, 7, 6, 1]])
def test_both_passes_can_be_read(fig, ax, dims):
    """Is every array of every layer named with its shape, and does no text cover another?"""
    L = len(dims) - 1
    fig.set_size_inches(2 * L + 2, 4.4)
    plotting.plot_forward_backward(ax, dims, 7)
    found = places(fig, ax)
    words = "\n".join(found).split("\n")
    for layer in range(1, L + 1):
        n_in, n_out = dims[layer - 1], dims[layer]
        for name in (f"W{layer}", f"dW{layer}"):
            assert f"{name} ({n_out}, {n_in})" in words
        for name in (f"b{layer}", f"db{layer}"):
            assert f"{name} ({n_out}, 1)" in words
        assert f"dA{layer - 1}\n({n_in}, 7)" in found
        assert f"A{layer - 1}, W{layer}, b{layer}; Z{layer}" in words
    assert f"X = A0\n({dims[0]}, 7)" in found
    assert f"A{L} = AL\n(1, 7)" in found
    assert words.count("linear, ReLU") == L - 1
    assert words.count("linear, sigmoid") == 1
    boxes = list(found.values())
    assert not any(one.overlaps(two) for k, one in enumerate(boxes) for two in boxes[:k])
    assert all(0 <= box.x0 and box.x1 <= fig.bbox.x1 for box in boxes)


def test_forward_goes_right_above_and_backward_left_below(fig, ax):
    """Do the steps stand over their caches over the backward steps, layer beside layer?"""
    plotting.plot_forward_backward(ax, [3, 2, 1], shapes=False)
    middle = {name: box.get_points().mean(axis=0) for name, box in places(fig, ax).items()}
    assert "(" not in "".join(middle)
    one, two = "linear, ReLU\nW1\nb1", "linear, sigmoid\nW2\nb2"
    caches = "cache\nA0, W1, b1; Z1", "cache\nA1, W2, b2; Z2"
    backs = "ReLU back,\nlinear back", "sigmoid back,\nlinear back"
    assert middle["X = A0"][0] < middle[one][0] < middle["A1"][0] < middle[two][0]
    assert middle["dA0"][0] < middle[backs[0]][0] < middle["dA1"][0] < middle[backs[1]][0]
    for step, cache, back in zip((one, two), caches, backs, strict=True):
        assert middle[step][1] > middle[cache][1] > middle[back][1]
        assert middle[step][0] == pytest.approx(middle[back][0], abs=1)


def test_a_network_without_layers_is_refused(ax):
    """Does the error quote what was given?"""
    with pytest.raises(ValueError, match=r"received \[3\]"):
        plotting.plot_forward_backward(ax, [3])


@pytest.mark.parametrize("lacking", ["title", "xlabel", "ylabel"])
def test_missing_words_are_found(fig, ax, lacking):
    """Is the one thing that is missing named, and is `show` refused?"""
    words = {"title": "a title", "xlabel": "time (s)", "ylabel": "way (m)"}
    ax.set(**{key: word for key, word in words.items() if key != lacking})
    name = lacking.replace("label", " label")
    assert plotting.unlabelled_axes(fig) == {ax: [name]}
    with pytest.raises(ValueError, match=f"axes 0 lacks {name}"):
        plotting.show(fig, alt="a line")


def test_a_colour_bar_needs_one_label(fig, ax):
    """Is a colour bar without a label found?"""
    ax.set(title="t", xlabel="x", ylabel="y")
    bar = fig.colorbar(ax.imshow(np.eye(2)), ax=ax)
    assert plotting.unlabelled_axes(fig) == {bar.ax: ["colour bar label"]}
    bar.set_label("share")
    assert plotting.unlabelled_axes(fig) == {}


def test_axes_switched_off_need_only_a_title(fig):
    """Does an image need a title, its own or the figure's, and an empty place nothing?"""
    left, right = fig.subplots(1, 2)
    fig.delaxes(fig.axes[0])
    left.imshow(np.eye(2))
    left.set_axis_off()
    right.set_axis_off()
    assert plotting.unlabelled_axes(fig) == {left: ["title"]}
    fig.suptitle("Images")
    assert plotting.unlabelled_axes(fig) == {}


def test_shared_axes_are_labelled_once(fig):
    """Are inner axes without tick labels left alone?"""
    fig.clear()
    axes = fig.subplots(2, 1, sharex=True)
    for ax in axes:
        ax.set(title="t", ylabel="way (m)")
        ax.plot([1, 2])
    assert plotting.unlabelled_axes(fig) == {axes[1]: ["x label"]}


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_show_refuses_an_empty_alternative_text(fig, ax, alt):
    """Is a figure without words refused, and closed all the same?"""
    DRAWN["cost"](ax)
    with pytest.raises(ValueError, match="alt must say"):
        plotting.show(fig, alt)
    assert not plt.get_fignums()


def test_html_holds_the_picture_and_its_words(fig, ax):
    """Is the picture a PNG on white at twice the size, and is the text escaped?"""
    DRAWN["cost"](ax)
    page = plotting.figure_html(fig, 'cost < 1 & "falling"')
    assert 'alt="cost &lt; 1 &amp; &quot;falling&quot;"' in page
    assert 'width="614"' in page  # 6.4 inches
    picture = Image.open(io.BytesIO(base64.b64decode(re.search(r'base64,([^"]+)"', page)[1])))
    assert picture.size == (921, 691)
    assert picture.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)


def test_outside_a_notebook_the_words_are_printed(fig, ax, capsys):
    """Does plain Python without windows print the alternative text and close the figure?"""
    DRAWN["cost"](ax)
    plotting.show(fig, "Cost falls from 0.7 to 0.4.")
    assert capsys.readouterr().out == "[figure] Cost falls from 0.7 to 0.4.\n"
    assert not plt.get_fignums()


@pytest.mark.slow
def test_a_real_kernel_shows_figures_once_with_their_words():
    """In a kernel, does a cell show one figure, with its alternative text?"""
    import nbformat
    from nbclient import NotebookClient

    source = """
import matplotlib.pyplot as plt
from course_utils import plotting
from course_utils.training import History
fig, ax = plt.subplots()
figure = plotting.plot_cost_curves(ax, History.from_costs([2, 1])).figure
plotting.show(figure, alt="Cost falls.")
"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(
        notebook, kernel_name="python3", timeout=PATIENCE, startup_timeout=PATIENCE
    ).execute()
    (output,) = notebook.cells[0].outputs
    page = output["data"]["text/html"]
    assert re.search(r'<img alt="([^"]*)"', page)[1] == "Cost falls."
    assert "image/png" not in output["data"]


@pytest.mark.parametrize(
    ("sizes", "circles", "lines"),
    [([1, 1], [1, 1], 1), ([3, 4, 2], [3, 4, 2], 20), ([64, 5, 10], [7, 5, 7], 70)],
)
def test_network_has_a_circle_a_unit_and_a_line_a_weight(ax, sizes, circles, lines):
    """Is every unit drawn once and joined to all of the next layer, long layers shortened?"""
    plotting.plot_network(ax, sizes)
    weights, *layers = ax.collections
    assert [len(layer.get_offsets()) for layer in layers] == circles
    assert len(weights.get_segments()) == lines
    assert [text.get_text() for text in ax.texts].count("⋮") == sum(size > 8 for size in sizes)


def test_network_names_stand_at_their_units(ax):
    """Is an input named on its left, the output on its right, a hidden unit above?"""
    plotting.plot_network(ax, [2, 1, 1], ["in", "mid", "out"], [["a", "b"], ["h"], ["y"]])
    at = {text.get_text(): text.get_position() for text in ax.texts}
    inputs, hidden, output = (layer.get_offsets() for layer in ax.collections[1:])
    assert at["a"][0] < inputs[0][0]
    assert at["a"][1] == inputs[0][1] > inputs[1][1] == at["b"][1]
    assert at["h"][1] > hidden[0][1]
    assert at["y"][0] > output[0][0]
    assert at["in"][0] == inputs[0][0]
    assert at["in"][1] < inputs[1][1]


@pytest.mark.parametrize(
    "names", [{"layer_names": ["in"]}, {"unit_names": [["a"], []]}, {"unit_names": [[]]}]
)
def test_network_names_that_do_not_fit_are_refused(ax, names):
    """Is a name too many or too few an error that says the numbers?"""
    with pytest.raises(ValueError, match=r"\d"):
        plotting.plot_network(ax, [2, 1], **names)


@pytest.mark.parametrize(
    ("image", "options", "is_drawing"),
    [
        (None, {}, True),
        (np.eye(3), {"cmap": "cividis"}, True),
        (np.eye(3), {"cmap": "gray"}, False),
        (np.zeros((3, 3, 3)), {}, False),
    ],
)
def test_drawings_have_a_dark_ground_in_a_dark_theme(fig, ax, image, options, is_drawing):
    """Is a drawing's light and dark exchanged there, and a photograph's not?"""
    ax.set(title="t", xlabel="x", ylabel="y")
    if image is not None:
        ax.imshow(image, **options)
    page = plotting.figure_html(fig, "a figure")
    assert ("course-drawing" in page) == is_drawing
    assert ("[data-jp-theme-light=false]" in page) == is_drawing

"""nbgrader's own fixtures, and the plug-in, for the tests of this folder."""

from nbgrader.tests.apps.conftest import (  # noqa: F401
    cache,
    course_dir,
    db,
    env,
    exchange,
    fake_home_dir,
    jupyter_config_dir,
    jupyter_data_dir,
    temp_cwd,
)

from .plugin import (  # noqa: F401
    end_sandboxes,
    our_engine,
    pytest_collection_modifyitems,
)

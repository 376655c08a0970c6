"""Hypothesis profiles: HYPOTHESIS_PROFILE=default, fast or thorough.

The first two draw the same examples at every run: whoever changes nothing sees nothing change. ``make laws`` runs the third,
which draws new ones each time.
"""

import os

from hypothesis import HealthCheck, settings

_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("default", max_examples=60, derandomize=True, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("fast", max_examples=15, derandomize=True, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

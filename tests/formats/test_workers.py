"""Work in a process of its own: what it gives, what it raises, and a process that dies."""

import os
from functools import partial

import pytest

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.formats.workers import alone


def _refuse():
    raise SettingsError("Templat rusak.", "Perbaiki templatnya.")


def _die_unless_here(here: int) -> str:
    if os.getpid() != here:
        os._exit(9)
    return "selesai"


def test_the_work_is_done_in_another_process():
    assert alone(os.getpid) != os.getpid()


def test_what_the_work_raises_is_raised_here():
    with pytest.raises(SettingsError) as told:
        alone(_refuse)
    assert str(told.value) == "Templat rusak. Perbaiki templatnya."


def test_a_process_that_dies_costs_nothing_but_time():
    assert alone(partial(_die_unless_here, os.getpid())) == "selesai"

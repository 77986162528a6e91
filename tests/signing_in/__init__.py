"""Tests of deploy/department/sign_in."""

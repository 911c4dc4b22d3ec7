"""What is asked for at the door: name and password, then a code."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _

from tracker.review.staff.budget import spend
from tracker.review.staff.device import COOKIE, device_of

SPENT = _("Too many tries at this account today. Try again tomorrow, or in a browser in which you logged in before.")


class PasswordForm(AdminAuthenticationForm):
    """Name and password, evaluated only while the account's budget lasts; who there is, it does not tell."""

    def clean(self) -> dict[str, Any]:
        account = self.cleaned_data.get("username", "")
        cookie = self.request.COOKIES.get(COOKIE, "") if self.request else ""
        if account and not spend(account, "password", device_of(cookie, account)):
            raise forms.ValidationError(SPENT)
        return super().clean()


class CodeForm(forms.Form):
    """The code that the authenticator shows."""

    code = forms.CharField(
        label=_("Code of your authenticator"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )
